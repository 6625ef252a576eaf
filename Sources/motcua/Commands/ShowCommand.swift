import Crypto
import JSON
import Text

/// `motcua show`: everything an officer sees of a dossier, one of its letters, or one of its papers.
enum ShowCommand {
  static let why = Parameter.flag(
    "why", Words(vi: "giải thích hạn từng ngày", en: "explain the due date day by day"))
  static let letter = Parameter<Int>.number(
    "letter", Words(vi: "văn bản số N của hồ sơ", en: "letter N of the dossier"), in: 1...10_000)
  static let paper = Parameter<Int>.number(
    "paper", Words(vi: "tải giấy tờ số N của hồ sơ về", en: "save paper N of the dossier"),
    in: 1...10_000)
  static let target = Parameter.option(
    "to", "PATH",
    Words(
      vi: "tệp hoặc thư mục để ghi giấy tờ (mặc định: tên của giấy tờ, trong thư mục hiện tại)",
      en: "file or folder to save the paper in (default: the paper's name, in the current folder)"))
  static let pdf = Parameter.option(
    "pdf", "FILE",
    Words(
      vi: "ghi tờ khai của hồ sơ, hoặc văn bản số N (--letter N), thành tệp PDF để in",
      en: "write the dossier's form, or letter N (--letter N), as a PDF to be printed"))
  static let overwrite = Parameter.flag(
    "overwrite", Words(vi: "ghi đè nếu đã có tệp", en: "replace the file if there is one"))

  static let command = Command(
    "show", Words(vi: "xem một hồ sơ", en: "see a dossier"),
    details: Words(
      vi:
        "JSON: như GET /api/v1/dossiers/{code}; với --letter như …/letters/{index}; với --paper {file, name, bytes, sha256}; với --pdf {file, bytes}.",
      en:
        "JSON: as GET /api/v1/dossiers/{code}; with --letter as …/letters/{index}; with --paper {file, name, bytes, sha256}; with --pdf {file, bytes}."
    ),
    parameters: [.code, why, letter, paper, target, pdf, overwrite, .json, .session], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let code = try call.required(Parameter<String>.code)
    let (letter, paper, target, pdf) = (try call[letter], try call[paper], try call[target], try call[pdf])
    guard letter == nil || paper == nil, paper != nil || target == nil, paper == nil || pdf == nil,
      paper != nil || pdf != nil || !call[overwrite]
    else {
      throw CommandError.usage(
        Words(
          vi:
            "chỉ dùng một trong --letter N và --paper N; --to đi cùng --paper, --pdf không; --overwrite đi cùng --paper hoặc --pdf",
          en:
            "use one of --letter N and --paper N; --to goes with --paper, --pdf does not; --overwrite goes with --paper or --pdf"
        ))
    }
    let office = try RemoteOffice(of: call)
    if let pdf { return try print(letter: letter, of: code, to: pdf, office, call) }
    if let letter { return try show(letter: letter, of: code, office, call) }
    let answer = try office.read(["dossiers", code], dossier: code)
    if call[.json], paper == nil {
      call.output.line(answer.value.canonicalText)
      return .done
    }
    let dossier: SeenDossier = try RemoteOffice.seen(answer)
    if let paper { return try save(paper, of: dossier, to: target, office, call) }
    let page = DossierPage(dossier: dossier, language: call.language, output: call.output)
    for line in page.lines(isExplained: call[why]) { call.output.line(line) }
    return .done
  }

  static func show(letter: Int, of code: String, _ office: RemoteOffice, _ call: Call) throws -> ExitCode {
    let answer = try office.read(["dossiers", code, "letters", String(letter)], dossier: code)
    if call[.json] {
      call.output.line(answer.value.canonicalText)
      return .done
    }
    let page: LetterPage = try RemoteOffice.seen(answer)
    for line in page.lines(for: call.output, call.language) { call.output.line(line) }
    return .done
  }

  /// Saves the form or a letter as a PDF.
  static func print(
    letter: Int?, of code: String, to path: String, _ office: RemoteOffice, _ call: Call
  ) throws -> ExitCode {
    let file = try NewFile(path, overwrites: call[overwrite])
    let paper = letter.map { ["letters", String($0), "letter.pdf"] } ?? ["application.pdf"]
    let answer = try office.answer(to: office.request(.get, ["dossiers", code] + paper), dossier: code)
    try file.write(answer.body)
    tell(path, answer.body.count, call)
    return .done
  }

  /// Says what was saved.
  static func tell(_ path: String, _ bytes: Int, _ call: Call) {
    if call[.json] {
      let json: JSONValue = ["file": .string(path), "bytes": JSONValue(bytes)]
      call.output.line(json.canonicalText)
    } else {
      call.line(
        Words(vi: "Đã ghi \(path.harmless) (\(bytes) byte).", en: "Saved \(path.harmless) (\(bytes) bytes)."))
    }
  }

  private static func save(
    _ number: Int, of dossier: SeenDossier, to target: String?, _ office: RemoteOffice, _ call: Call
  ) throws -> ExitCode {
    guard dossier.papers.indices.contains(number - 1) else {
      let count = dossier.papers.count
      throw CommandError.refused(
        Words(vi: "hồ sơ chỉ có \(count) giấy tờ", en: "the dossier has \(count) paper(s) only"))
    }
    let paper = dossier.papers[number - 1]
    let target = path(for: paper, number, target)
    let file = try NewFile(target, overwrites: call[overwrite])
    let progress = Progress(call.output)
    defer { progress.end() }
    var request = office.request(.get, ["dossiers", dossier.code, "papers", paper.sha256])
    request.isLong = true
    request.moved = { progress.tell("\(paper.name.harmless) \($0 / 1_000)/\(paper.bytes / 1_000) kB") }
    let answer = try office.answer(to: request, dossier: dossier.code)
    guard SHA256(of: answer.body).hex == paper.sha256 else {
      throw CommandError(
        .tryAgain,
        Words(vi: "giấy tờ tải về bị hỏng (sai SHA-256)", en: "the paper arrived damaged (its SHA-256 differs)"))
    }
    try file.write(answer.body)
    progress.end()
    if call[.json] {
      let json: JSONValue = [
        "file": .string(target), "name": .string(paper.name), "bytes": JSONValue(paper.bytes),
        "sha256": .string(paper.sha256),
      ]
      call.output.line(json.canonicalText)
    } else {
      let (name, place) = (paper.name.harmless, target.harmless)
      call.line(
        Words(
          vi: "Đã ghi “\(name)” vào \(place) (\(paper.bytes) byte).",
          en: "Saved “\(name)” in \(place) (\(paper.bytes) bytes)."))
    }
    return .done
  }

  /// Where a paper is saved: the file that is named, or the paper's own name in the folder that is.
  private static func path(for paper: SeenDossier.Paper, _ number: Int, _ target: String?) -> String {
    guard let target else { return paper.fileName(number) }
    return NewFile.isFolder(target) ? (target.hasSuffix("/") ? target : target + "/") + paper.fileName(number) : target
  }
}
