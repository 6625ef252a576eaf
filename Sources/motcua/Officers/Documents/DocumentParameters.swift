import JSON
import Text
import WorkingTime

/// What commands about official documents are given.
enum DocumentParameters {
  static let key = operandKey(
    "DOCUMENT", Words(vi: "văn bản, như VB-12", en: "the document, such as VB-12"))
  static let agency = Parameter.option(
    "agency", "UNIT",
    Words(vi: "cơ quan có sổ văn bản, như so-gddt", en: "the agency whose register it is, such as so-gddt"),
    isRequired: true)
  static let subject = Parameter.option("subject", "TEXT", Words(vi: "trích yếu", en: "what it is about"))
  static let kind = Parameter.option(
    "kind", "KIND",
    Words(vi: "loại văn bản, như cong-van, quyet-dinh", en: "kind of document, such as cong-van, quyet-dinh"))
  static let urgency = Parameter.option(
    "urgency", "WORD",
    Words(vi: "độ khẩn: thuong, khan, thuong-khan, hoa-toc", en: "urgency: thuong, khan, thuong-khan, hoa-toc"))
  static let secrecy = Parameter.option(
    "secrecy", "WORD", Words(vi: "độ mật: mat, toi-mat, tuyet-mat", en: "secrecy: mat, toi-mat, tuyet-mat"))
  static let answerBy = Parameter<Day>.day(
    "answer-by", Words(vi: "hạn nơi gửi đề nghị trả lời", en: "until when an answer is asked for"))
  static let signer = Parameter.option("signer", "NAME", Words(vi: "người ký", en: "who signed it"))
  static let pages = Parameter<Int>.number("pages", Words(vi: "số trang", en: "sheets"), in: 1...100_000)
  static let copies = Parameter<Int>.number("copies", Words(vi: "số bản", en: "copies"), in: 1...100_000)
  static let note = Parameter.option("note", "TEXT", Words(vi: "ghi chú trong sổ", en: "a note in the register"))
  static let file = Parameter.option(
    "file", "FILE", Words(vi: "tệp của văn bản; lặp lại được", en: "a file of the document; may be repeated"),
    repeats: true)
  static let upload = Parameter.option(
    "upload", "ID",
    Words(
      vi: "tệp đã tải lên lần trước (thay cho --file khi lặp lại bằng --key)",
      en: "a file uploaded before (in place of --file when repeating with --key)"), repeats: true)
  static let text = Parameter.option(
    "text", "TEXT", Words(vi: "lý do, ý kiến, kết quả hoặc ghi chú", en: "reason, opinion, result or remark"))

  /// What is said of a document that comes as of one that leaves.
  static let content: [any ParameterDeclaration] = [
    urgency, secrecy, answerBy, signer, pages, copies, note, file, upload,
  ]

  static func operandKey(_ placeholder: String, _ about: Words) -> Parameter<String> {
    .operand(placeholder, about) { text, _ in try checked(text) }
  }

  /// The key of a document, as people type it.
  static func checked(_ text: String) throws -> String {
    let key = text.uppercased()
    let figures = key.dropFirst(3)
    guard key.hasPrefix("VB-"), (1...15).contains(figures.utf8.count), figures.utf8.first != 0x30,
      figures.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else {
      throw CommandError.usage(
        Words(
          vi: "“\(text.harmless)” không phải số văn bản, số được viết như VB-12",
          en: "“\(text.harmless)” is not the key of a document, which is written like VB-12"))
    }
    return key
  }
}

/// A document as it is sent to the server: what the options of a call say of it.
struct SaidDocument {
  private(set) var members: JSONObject

  /// Reads the options; files are uploaded.
  ///
  /// - Parameter uploaded: Takes in the identifiers of what was uploaded, for a repeat.
  init(_ call: Call, _ office: RemoteOffice, uploaded: inout [String]) throws {
    members = [:]
    for (name, value) in [
      ("kind", try call[DocumentParameters.kind]), ("urgency", try call[DocumentParameters.urgency]),
      ("secrecy", try call[DocumentParameters.secrecy]), ("subject", try call[DocumentParameters.subject]),
      ("signer", try call[DocumentParameters.signer]), ("note", try call[DocumentParameters.note]),
    ] {
      if let value { members[name] = .string(value) }
    }
    set("answerBy", try call[DocumentParameters.answerBy]?.description)
    if let pages = try call[DocumentParameters.pages] { members["pages"] = JSONValue(pages) }
    if let copies = try call[DocumentParameters.copies] { members["copies"] = JSONValue(copies) }
    let files = try call.all(DocumentParameters.file)
    guard files.isEmpty || call.texts["key"] == nil else {
      throw CommandError.usage(
        Words(
          vi: "với --key hãy dùng --upload thay cho --file, như lời nhắc của lần trước",
          en: "with --key use --upload instead of --file, as the last try said"))
    }
    uploaded = try call.all(DocumentParameters.upload)
    for file in files { uploaded.append(try office.upload(file: file, call)) }
    if !uploaded.isEmpty { members["files"] = .array(uploaded.map { ["upload": .string($0)] }) }
  }

  mutating func set(_ name: String, _ value: String?) {
    if let value { members[name] = .string(value) }
  }

  mutating func set(_ name: String, json: JSONValue) { members[name] = json }
}

extension Call {
  /// The words of the call with uploads in the place of files, so that a repeat asks for exactly the same.
  func again(uploads: [String]) -> [String] {
    guard texts["file"] != nil else { return host.arguments }
    var words: [String] = []
    var rest = host.arguments[...]
    while let word = rest.popFirst() {
      if word == "--file" || word == "--upload" {
        _ = rest.popFirst()
      } else if !word.hasPrefix("--file="), !word.hasPrefix("--upload=") {
        words.append(word)
      }
    }
    return words + uploads.flatMap { ["--upload", $0] }
  }
}
