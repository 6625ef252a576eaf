import JSON
import Text

/// `motcua enter`: files a dossier that came on paper, for the applicant who stands at the desk or wrote.
enum EnterCommand {
  static let procedure = Parameter.operand(
    "PROCEDURE",
    Words(
      vi: "tên thủ tục trong hệ thống; không ghi thì liệt kê các thủ tục",
      en: "name of the procedure; without it, the procedures are listed"),
    isRequired: false)
  static let answers = Parameter.option(
    "answers", "FILE.json",
    Words(
      vi: "tệp tờ khai đã điền, - là đầu vào chuẩn (mẫu: --template)",
      en: "the filled answers, - for standard input (empty ones: --template)"))
  static let paper = Parameter<NamedPaper>.option(
    "paper", "PART=FILE", Words(vi: "giấy tờ kèm theo: giay-uy-quyen=scan.pdf", en: "a paper: giay-uy-quyen=scan.pdf"),
    repeats: true
  ) { text, _ in try NamedPaper(text, option: "paper") }
  static let upload = Parameter<NamedPaper>.option(
    "upload", "PART=ID",
    Words(
      vi: "tệp đã tải lên ở lần trước, để lặp lại với --key",
      en: "a file uploaded at the last try, to repeat it with --key"),
    repeats: true
  ) { text, _ in try NamedPaper(text, option: "upload") }
  static let channel = Parameter.option(
    "channel", "counter|postal",
    Words(vi: "nhận tại quầy (mặc định) hay qua bưu chính", en: "at the desk (default) or by post")
  ) { text, _ in
    guard ["counter", "postal"].contains(text) else {
      throw CommandError.usage(
        Words(vi: "--channel là counter hoặc postal", en: "--channel is counter or postal"),
        suggestion: nearestWord(to: text, among: ["counter", "postal"]))
    }
    return text
  }
  static let template = Parameter.flag(
    "template",
    Words(
      vi: "in tờ khai trống; cách điền ở đầu ra lỗi", en: "print empty answers; how to fill them in on standard error"))

  static let command = Command(
    "enter", Words(vi: "nhập hồ sơ giấy tại quầy", en: "file a paper dossier at the desk"),
    details: Words(
      vi: """
        motcua enter liệt kê các thủ tục. motcua enter THỦ-TỤC --template > to-khai.json, điền, rồi motcua enter THỦ-TỤC --answers to-khai.json. Mã hồ sơ và \
        mã tra cứu in ra là để ghi trên giấy biên nhận của người nộp.
        JSON: code, secret, version, tracking; không có PROCEDURE: procedures[] như GET /api/v1/procedures.
        """,
      en: """
        motcua enter lists the procedures. motcua enter PROCEDURE --template > answers.json, fill it in, then motcua enter PROCEDURE --answers answers.json. \
        The code and the secret are for the applicant's receipt.
        JSON: code, secret, version, tracking; without PROCEDURE: procedures[] as of GET /api/v1/procedures.
        """),
    parameters: [procedure, answers, paper, upload, channel, template, .key, .json, .session], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    guard let procedure = try call[procedure] else {
      return try RemoteCatalogue(of: RemoteOffice(of: call)).write(call)
    }
    if call[template] { return try show(templateOf: procedure, call) }
    guard let file = try call[answers] else { throw CommandLineReader.missing(answers, of: command) }
    var (answers, papers) = (try read(file), try call.all(paper))
    if call.texts["key"] != nil, !papers.isEmpty {
      throw CommandError.usage(
        Words(
          vi: "với --key hãy dùng --upload thay cho --paper, như lời nhắc của lần trước",
          en: "with --key use --upload instead of --paper, as the last try said"))
    }
    let office = try RemoteOffice(of: call)
    let known = try call.all(upload)
    let questions = papers.isEmpty && known.isEmpty ? [] : try questions(of: procedure, office)
    let uploads = known + (try office.upload(papers, of: procedure, questions: questions, call))
    let forParts = uploads.filter { !questions.contains($0.part) }
    if case .object(var object) = answers {
      for upload in uploads where questions.contains(upload.part) { object[upload.part] = .string(upload.thing) }
      answers = .object(object)
    }
    var body: JSONObject = [
      "answers": answers, "channel": .string(try call[channel] ?? "counter"),
      "papers": .array(forParts.map { ["part": .string($0.part), "upload": .string($0.thing)] }),
    ]
    if forParts.isEmpty { body["papers"] = nil }
    let change = try RemoteChange(of: call, uploads: uploads.dropFirst(try call.all(upload).count))
    do {
      let answer = try office.change(change, ["procedures", procedure, "dossiers"], .object(body))
      try write(answer, call)
    } catch let problem as RemoteProblem where problem.code == "no-such-procedure" {
      throw try RemoteCatalogue(of: office).unknown(procedure)
    } catch let problem as RemoteProblem {
      complain(problem, procedure, office, call)
      throw problem.error(login: office.login, dossier: nil)
    }
    return .done
  }

  /// The questions of the form that a file answers.
  private static func questions(of procedure: String, _ office: RemoteOffice) throws -> Set<String> {
    let form = try RemoteOffice.seen(office.procedure(procedure), SeenForm.init(ofProcedure:))
    return Set(form.fields.filter { $0.type == "file" }.map(\.key))
  }

  /// Answers from a file, or from standard input.
  static func read(_ file: String) throws -> JSONValue {
    let source = InputText(name: file)
    let bytes = try source.bytes(most: Wire.jsonBytes)
    do {
      return try JSONValue(reading: bytes)
    } catch {
      let problem = error.problems.first
      let place = problem?.position.map { ":\($0.line):\($0.column)" } ?? ""
      throw CommandError.refused(
        Words(
          vi: "\(source.shown.vi)\(place): \(problem?.message.vi.harmless ?? "")",
          en: "\(source.shown.en)\(place): \(problem?.message.en.harmless ?? "")"))
    }
  }

  private static func write(_ answer: JSONField, _ call: Call) throws {
    if call[.json] {
      call.output.line(answer.value.canonicalText)
      return
    }
    let receipt: SeenReceipt = try RemoteOffice.seen(answer)
    call.line(Words(vi: "Đã nhập hồ sơ.", en: "The dossier is filed."))
    let rows = [
      (Words(vi: "Mã hồ sơ", en: "Code"), receipt.code), (Words(vi: "Mã tra cứu", en: "Secret"), receipt.secret),
      (Words(vi: "Tra cứu tại", en: "Followed at"), receipt.tracking),
    ]
    let table = Table(rows: rows.map { [Table.Cell($0.in(call.language)), Table.Cell($1, .bold)] })
    for line in table.lines(for: call.output) { call.output.line(line) }
  }

  /// Tells what is wrong, question by question.
  private static func complain(
    _ problem: RemoteProblem, _ procedure: String, _ office: RemoteOffice, _ call: Call
  ) {
    guard !problem.details.isEmpty else { return }
    let form = try? RemoteOffice.seen(office.read(["procedures", procedure]), SeenForm.init(ofProcedure:))
    for detail in problem.details {
      let key = detail.pointer?.split(separator: "/").dropFirst().joined(separator: "/") ?? ""
      let label = detail.pointer.flatMap { form?.label(at: $0, call.language) }
      let place = label.map { "\($0) (\(key)): " } ?? detail.pointer.map { $0 + ": " } ?? ""
      call.output.note("  " + (place + detail.words.in(call.language)).harmless)
    }
  }

  private static func show(templateOf procedure: String, _ call: Call) throws -> ExitCode {
    let office = try RemoteOffice(of: call)
    let answer = try office.procedure(procedure)
    if call[.json] {
      call.output.line((answer.value["form"] ?? .null).canonicalText)
      return .done
    }
    let form = try RemoteOffice.seen(answer, SeenForm.init(ofProcedure:))
    let template = AnswersTemplate(form: form)
    for line in template.help(for: call.output, call.language) { call.output.note(line) }
    for line in template.file { call.output.line(line) }
    return .done
  }
}

extension RemoteChange {
  /// The change that files a dossier; a repeat names what was uploaded instead of uploading it again.
  init(of call: Call, uploads: ArraySlice<NamedPaper>) throws {
    var words: [String] = []
    var rest = call.host.arguments[...]
    while let word = rest.popFirst() {
      if word == "--paper" { _ = rest.popFirst() } else if !word.hasPrefix("--paper=") { words.append(word) }
    }
    try self.init(of: call, again: words + uploads.flatMap { ["--upload", "\($0.part)=\($0.thing)"] })
  }
}
