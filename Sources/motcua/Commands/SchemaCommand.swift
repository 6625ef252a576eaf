import JSON
import Procedures
import Text
import Walks

/// `motcua schema`: the language in which procedures are written, for people and for editors.
enum SchemaCommand {
  static let kind = Parameter.operand(
    "KIND",
    Words(
      vi: "loại tệp: procedure, form, letter, notice, register, intake, authority, officers, calendar, holidays, walks",
      en:
        "kind of file: procedure, form, letter, notice, register, intake, authority, officers, calendar, holidays, walks"
    ),
    isRequired: false)

  static let command = Command(
    "schema", Words(vi: "in ngôn ngữ định nghĩa", en: "prints the language of definitions"),
    details: Words(
      vi: """
        Bảng tra cứu mọi khóa (Markdown), lấy từ chính bộ đọc định nghĩa. Với --json: JSON Schema (2020-12) của loại tệp \
        để trình soạn thảo gợi ý và kiểm tra khi gõ; không nêu KIND thì in tất cả, theo tên loại.
        """,
      en: """
        A reference of every key (Markdown), from the loader's own table. With --json: the JSON Schema (2020-12) of a \
        kind of file, by which editors complete and check what is typed; without KIND all of them, by their names.
        """),
    parameters: [kind, .json], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let all = DefinitionKind.all + [Walks.kind]
    let language = call.language
    guard let name = try call[kind] else {
      if call[.json] {
        call.output.line(
          JSONValue.object(JSONObject(all.map { ($0.name, $0.jsonSchema(language)) })).canonicalText)
      } else {
        let title = Words(vi: "Ngôn ngữ định nghĩa của Một Cửa", en: "The language of definitions of Một Cửa")
        call.output.line("# \(title.in(language))\n")
        for kind in all { call.output.line(kind.markdown(language)) }
      }
      return .done
    }
    guard let kind = all.first(where: { $0.name == name }) else {
      throw CommandError.usage(
        Words(
          vi: "không có loại tệp “\(name.harmless)”", en: "there is no kind of file “\(name.harmless)”"),
        suggestion: nearestWord(to: name, among: all.map(\.name)))
    }
    call.output.line(call[.json] ? kind.jsonSchema(language).canonicalText : kind.markdown(language))
    return .done
  }
}
