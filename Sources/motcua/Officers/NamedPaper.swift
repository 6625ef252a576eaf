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
  var fileName: String { thing.split(separator: "/").last.map(String.init) ?? thing }
}

extension RemoteOffice {
  /// Hands files in, each to be named as a paper of a procedure or in an answer; `questions` are those for a file.
  func upload(
    _ papers: [NamedPaper], of procedure: String, questions: Set<String>, _ call: Call
  ) throws -> [NamedPaper] {
    let progress = Progress(call.output)
    defer { progress.end() }
    return try papers.enumerated().map { number, paper in
      let name = paper.fileName
      progress.tell("\(number + 1)/\(papers.count) \(name.harmless)")
      let place = questions.contains(paper.part) ? [] : [("procedure", procedure), ("part", paper.part)]
      var request = request(.post, ["uploads"], [("name", name)] + place)
      request.body = .file(path: paper.thing)
      request.isLong = true
      request.moved = { progress.tell("\(number + 1)/\(papers.count) \(name.harmless) \($0 / 1_000) kB") }
      let answer = try json(of: self.answer(to: request))
      let upload: String = try RemoteOffice.seen(answer) { field throws(JSONError) in
        try field.anyObject().read("upload")
      }
      return NamedPaper(part: paper.part, upload: upload)
    }
  }
}
