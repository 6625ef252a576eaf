import JSON
import Text
import WorkingTime

/// `motcua letter`: the letters of a dossier, read, printed, or issued.
enum LetterCommand {
  static let number = Parameter<Int>.operand(
    "N", Words(vi: "số thứ tự của văn bản; không ghi thì liệt kê", en: "the letter; without it, all are listed"),
    isRequired: false
  ) { text, _ in
    guard let number = Int(text), (1...10_000).contains(number) else {
      throw CommandError.usage(
        Words(
          vi: "“\(text.harmless)” không phải số thứ tự của văn bản", en: "“\(text.harmless)” is no number of a letter"))
    }
    return number
  }
  static let issue = Parameter.option(
    "issue", "LETTER",
    Words(vi: "ban hành một văn bản mà bước cho phép", en: "issues a letter that the step allows"))

  static let command = Command(
    "letter", Words(vi: "xem, in hoặc ban hành văn bản của hồ sơ", en: "read, print or issue letters of a dossier"),
    details: Words(
      vi: """
        Văn bản đã ban hành thì không đổi: in lại lúc nào cũng như nhau. JSON: letters[]; với N như GET …/letters/{index}; với \
        --pdf {file, bytes}; với --issue như của motcua act.
        """,
      en: """
        A letter never changes once it is issued: printed again it is the same. JSON: letters[]; with N as GET \
        …/letters/{index}; with --pdf {file, bytes}; with --issue as of motcua act.
        """),
    parameters: [
      .code, number, ShowCommand.pdf, ShowCommand.overwrite, issue, ActCommand.reason, EffectAim.parameter, .task,
      .ifVersion, .key, .json, .session,
    ], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let code = try call.required(Parameter<String>.code)
    let office = try RemoteOffice(of: call)
    if let letter = try call[issue] { return try putOut(letter, office, call) }
    guard let number = try call[number] else {
      guard try call[ShowCommand.pdf] == nil else {
        throw CommandError.usage(
          Words(vi: "--pdf cần số thứ tự của văn bản: motcua letter CODE N --pdf FILE", en: "--pdf needs the letter: N")
        )
      }
      return try list(code, office, call)
    }
    if let pdf = try call[ShowCommand.pdf] {
      return try ShowCommand.print(letter: number, of: code, to: pdf, office, call)
    }
    return try ShowCommand.show(letter: number, of: code, office, call)
  }

  private static func list(_ code: String, _ office: RemoteOffice, _ call: Call) throws -> ExitCode {
    let answer = try office.read(["dossiers", code], dossier: code)
    if call[.json] {
      call.output.line(JSONValue.object(["letters": answer.value["letters"] ?? .array([])]).canonicalText)
      return .done
    }
    let dossier: SeenDossier = try RemoteOffice.seen(answer)
    if dossier.letters.isEmpty {
      call.output.note(Words(vi: "Chưa có văn bản nào.", en: "There is no letter yet.").in(call.language))
      return .done
    }
    var listing = Listing(columns: [
      .init(head: Words(vi: "Số", en: "N")), .init(head: Words(vi: "Số hiệu", en: "Number")),
      .init(head: Words(vi: "Ngày", en: "Issued"), isDispensable: true),
      .init(head: Words(vi: "Văn bản", en: "Letter"), least: 12),
    ])
    listing.rows = dossier.letters.map { letter in
      Listing.Row(
        cells: [
          Table.Cell(String(letter.index), .bold), Table.Cell(letter.number), Table.Cell(letter.at.short),
          Table.Cell(letter.title.in(call.language)),
        ],
        fields: [String(letter.index), letter.number, letter.at.description, letter.title.in(call.language)])
    }
    for line in listing.lines(for: call.output, call.language) { call.output.line(line) }
    return .done
  }

  /// An action that leaves the task open and issues the letter.
  private static func putOut(_ letter: String, _ office: RemoteOffice, _ call: Call) throws -> ExitCode {
    let said = try SaidWithAction(call)
    let found = try EffectAim(
      of: call, at: office,
      doing: Words(vi: "chỉ ban hành `\(letter.harmless)`", en: "only issues `\(letter.harmless)`")
    ) { $0.effects.contains("stays") && $0.letters.contains(letter) }
    try found.check(said)
    return try ActCommand.perform(found.action, said, at: found.aim, office, call, added: found.added)
  }
}
