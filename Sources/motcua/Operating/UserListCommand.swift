import JSON
import OneStop
import Procedures
import Text
import WorkingTime

/// `motcua user list`: the officers of the definitions, their positions today, and who has an account.
enum UserListCommand {
  static let command = Command(
    "user list", Words(vi: "liệt kê cán bộ, vị trí hôm nay và tài khoản", en: "lists officers, positions and accounts"),
    details: Words(
      vi: "JSON: officers[] {officer, name, account, positions[] {unit, role, from, until}}.",
      en: "JSON: officers[] {officer, name, account, positions[] {unit, role, from, until}}."),
    parameters: [.json, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    let office = try OpenOffice(visiting: DataPlace(of: call), definitions, now: call.host.now)
    let accounts = Set(try office.office.accounts())
    try office.close()
    let today = LocalTime(call.host.now()).day
    let authority = definitions.authority
    if call[.json] {
      let officers = authority.officers.map { officer -> JSONValue in
        [
          "officer": .string(officer.id.text), "name": .string(officer.name),
          "account": .bool(accounts.contains(officer.id)),
          "positions": .array(
            officer.positions(on: today).map { position in
              [
                "unit": .string(position.unit.text), "role": .string(position.role.text),
                "from": .string(position.from.description),
                "until": position.until.map { .string($0.description) } ?? .null,
              ]
            }),
        ]
      }
      call.output.line(JSONValue.object(["officers": .array(officers)]).canonicalText)
      return .done
    }
    var listing = Listing(columns: [
      .init(head: Words(vi: "Cán bộ", en: "Officer")), .init(head: Words(vi: "Họ tên", en: "Name"), least: 10),
      .init(head: Words(vi: "Tài khoản", en: "Account")),
      .init(head: Words(vi: "Vị trí hôm nay", en: "Positions today"), least: 16),
    ])
    listing.rows = authority.officers.map { officer in
      let hasAccount = accounts.contains(officer.id)
      let positions = officer.positions(on: today)
      let names = positions.map { position in
        let role = authority.roles.first { $0.id == position.role }?.name ?? .plain(position.role.text)
        let unit = authority.unit(position.unit)?.name ?? .plain(position.unit.text)
        return "\(role.in(call.language)), \(unit.in(call.language))"
      }
      return Listing.Row(
        cells: [
          Table.Cell(officer.id.text, .bold), Table.Cell(officer.name),
          hasAccount
            ? Table.Cell(Words(vi: "có", en: "yes").in(call.language), .green) : Table.Cell("–", .dim),
          Table.Cell(names.joined(separator: "; ")),
        ],
        fields: [
          officer.id.text, officer.name, hasAccount ? "yes" : "no",
          positions.map { "\($0.role)@\($0.unit)" }.joined(separator: ","),
        ])
    }
    for line in listing.lines(for: call.output, call.language) { call.output.line(line) }
    return .done
  }
}
