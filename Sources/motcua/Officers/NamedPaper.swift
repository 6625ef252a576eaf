import JSON
import Text

/// A file or an upload given as one of a procedure's papers, or as the answer to a question for a file:
/// `giay-uy-quyen=scan.pdf`.
struct NamedPaper: Hashable {
  let part: String
  /// The file's path, or the upload's identifier.
  let thing: String

  init(_ text: String, option: String) throws(CommandError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw .usage(
        Words(
          vi: "--\(option) phải như giay-uy-quyen=scan.pdf, không phải “\(text.harmless)”",
          en: "--\(option) has to be like giay-uy-quyen=scan.pdf, not “\(text.harmless)”"))
    }
    part = String(parts[0])
    thing = String(parts[1])
  }

  init(part: String, upload: String) {
    self.part = part
    thing = upload
  }

  /// The name of the file without its folders.
  var fileName: String { thing.fileNameAlone }
}

extension RemoteOffice {
  /// Hands files in, each to be named as a paper of a procedure or in an answer; `questions` are those for a file.
  func upload(
    _ papers: [NamedPaper], of procedure: String, questions: Set<String>, _ call: Call
  ) throws -> [NamedPaper] {
    let progress = Progress(call.output)
    defer { progress.end() }
    return try papers.enumerated().map { number, paper in
      let place = questions.contains(paper.part) ? [] : [("procedure", procedure), ("part", paper.part)]
      let upload = try upload(file: paper.thing, for: place) { bytes in
        progress.tell("\(number + 1)/\(papers.count) \(paper.fileName.harmless)" + bytes)
      }
      return NamedPaper(part: paper.part, upload: upload)
    }
  }

  /// Hands a file in that belongs to no part.
  func upload(file: String, _ call: Call) throws -> String {
    let progress = Progress(call.output)
    defer { progress.end() }
    return try upload(file: file) { progress.tell(file.fileNameAlone.harmless + $0) }
  }

  private func upload(
    file: String, for place: [(String, String)] = [], telling: @escaping @Sendable (String) -> Void
  ) throws -> String {
    telling("")
    var request = request(.post, ["uploads"], [("name", file.fileNameAlone)] + place)
    request.body = .file(path: file)
    request.isLong = true
    request.moved = { telling(" \($0 / 1_000) kB") }
    let answer = try json(of: self.answer(to: request))
    return try RemoteOffice.seen(answer) { field throws(JSONError) in try field.anyObject().read("upload") }
  }
}

extension String {
  /// The name of a file without its folders.
  fileprivate var fileNameAlone: String { split(separator: "/").last.map(String.init) ?? self }
}
