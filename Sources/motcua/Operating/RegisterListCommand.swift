import JSON
import OneStop
import Procedures
import Text

/// `motcua register list`: what stands in a register.
enum RegisterListCommand {
  static let register = Parameter.operand(
    "REGISTER", Words(vi: "tên sổ, ví dụ so-cap-ban-sao", en: "the register's name, such as so-cap-ban-sao"))

  static let command = Command(
    "register list", Words(vi: "in các mục của một sổ", en: "prints the entries of a register"),
    details: Words(
      vi: "Bảng CSV có dòng đầu là tên cột, theo số vào sổ. JSON: register, entries[] (cột: giá trị).",
      en:
        "A CSV table whose head line names the columns, by the numbers of the entries. JSON: register, entries[] (column: value)."
    ),
    parameters: [register, .json, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    let register = try definitions.register(named: try call.required(register))
    let office = try OpenOffice(visiting: DataPlace(of: call), definitions, now: call.host.now)
    let entries = try office.office.entries(of: register.id)
    try office.close()
    if call[.json] {
      let rows = entries.map { entry in
        JSONValue.object(
          JSONObject(
            register.fields.compactMap { field in
              entry.values[field.id.text].map { (field.id.text, JSONValue.string($0)) }
            }))
      }
      call.output.line(
        JSONValue.object(["register": .string(register.id.text), "entries": .array(rows)]).canonicalText)
    } else {
      call.output.line(register.fields.map { CSV.cell($0.id.text) }.joined(separator: ","))
      for entry in entries {
        call.output.line(
          register.fields.map { CSV.cell(entry.values[$0.id.text] ?? "") }.joined(separator: ","))
      }
    }
    return .done
  }
}

extension Definitions {
  /// The register that an operator names.
  func register(named name: String) throws(CommandError) -> Register {
    if let register = Key<Register>(name).flatMap({ registers[$0] }) { return register }
    let known = registers.keys.map(\.text).sorted()
    throw CommandError.usage(
      Words(
        vi: "không có sổ “\(name.harmless)”, chỉ có: \(known.joined(separator: ", "))",
        en: "there is no register “\(name.harmless)”, only: \(known.joined(separator: ", "))"),
      suggestion: nearestWord(to: name, among: known))
  }
}
