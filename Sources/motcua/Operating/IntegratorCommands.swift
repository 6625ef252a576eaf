import JSON
import OneStop
import Procedures
import Text
import WorkingTime

/// `motcua integrator add`: lets a program of somebody else's in.
enum IntegratorAddCommand {
  static let id = Parameter.operand(
    "NAME",
    Words(
      vi: "tên ngắn của hệ thống kết nối: chữ thường, số, gạch nối",
      en: "a short name: lower-case letters, figures, hyphens"))
  static let title = Parameter.option(
    "name", "TEXT", Words(vi: "tên để người đọc", en: "what people call it"), isRequired: true)
  static let scopes = Parameter<Set<Integrator.Scope>>.option(
    "scopes", "LIST",
    Words(
      vi: "các quyền, cách nhau bằng dấu phẩy: \(known)", en: "what it may do, parted by commas: \(known)"),
    isRequired: true
  ) { text, _ in
    Set(
      try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
        guard let scope = Integrator.Scope(rawValue: String(word)) else {
          throw CommandError.usage(
            Words(
              vi: "“\(String(word).harmless)” không phải quyền, chỉ có: \(known)",
              en: "“\(String(word).harmless)” is no scope, only: \(known)"),
            suggestion: nearestWord(to: String(word), among: Integrator.Scope.allCases.map(\.rawValue)))
        }
        return scope
      })
  }
  static let procedures = Parameter<[Key<Procedure>]>.procedures(
    Words(
      vi: "chỉ cho các thủ tục này, cách nhau bằng dấu phẩy (mặc định: mọi thủ tục)",
      en: "only these procedures, parted by commas (default: all)"))
  static let until = Parameter<Day>.day(
    "until", Words(vi: "ngày cuối cùng còn dùng được (mặc định: một năm nữa)", en: "the last day (default: in a year)"))

  private static let known = Integrator.Scope.allCases.map(\.rawValue).joined(separator: ", ")

  static let command = Command(
    "integrator add",
    Words(vi: "cấp mã truy cập API cho một hệ thống kết nối", en: "lets a program in with a token for the API"),
    details: Words(
      vi: """
        In mã truy cập một lần duy nhất; chỉ mã băm của nó được giữ. Gửi kèm mỗi lần gọi: Authorization: Bearer …. Dùng được \
        trong lúc máy chủ đang chạy.
        """,
      en: """
        Prints the token once; only its hash is kept. It goes with every call: Authorization: Bearer …. May be used while the \
        server runs.
        """),
    parameters: [id, title, scopes, procedures, until, .json, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let name = try call.required(id)
    guard let key = Key<Integrator>(name) else {
      throw CommandError.usage(
        Words(
          vi: "“\(name.harmless)” không phải tên như so-lieu", en: "“\(name.harmless)” is no name such as so-lieu"))
    }
    let (title, scopes) = (try call.required(title), try call.required(scopes))
    let (procedures, until) = (try call[procedures], try call[until])
    let office = try OpenOffice(of: call)
    let made = try refusing {
      try office.office.addIntegrator(key, name: title, scopes: scopes, procedures: procedures, lastDay: until)
    }
    try office.close()
    if call[.json] {
      call.output.line(
        JSONValue.object([
          "integrator": .string(key.text), "token": .string(made.token),
          "expiresAt": .string(made.expiresAt.description),
        ]).canonicalText)
    } else {
      call.output.line(made.token)
      call.output.note(
        Words(
          vi: "Mã trên chỉ hiện lần này, dùng được đến \(made.expiresAt.short).",
          en: "The token is shown this once, and counts until \(made.expiresAt.short)."
        ).in(call.language))
    }
    return .done
  }
}

/// `motcua integrator list`: who was let in, for what, until when, and who still comes.
enum IntegratorListCommand {
  static let command = Command(
    "integrator list", Words(vi: "các hệ thống kết nối và quyền của chúng", en: "lists integrators and their scopes"),
    details: Words(
      vi: "JSON: integrators[] {integrator, name, scopes[], procedures[] hoặc null, expiresAt, revokedAt, usedAt}.",
      en: "JSON: integrators[] {integrator, name, scopes[], procedures[] or null, expiresAt, revokedAt, usedAt}."),
    parameters: [.json, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let office = try OpenOffice(of: call)
    let integrators = try office.office.integrators()
    try office.close()
    if call[.json] {
      call.output.line(JSONValue.object(["integrators": .array(integrators.map(\.json))]).canonicalText)
      return .done
    }
    var listing = Listing(columns: [
      .init(head: Words(vi: "Hệ thống", en: "Integrator")),
      .init(head: Words(vi: "Tên", en: "Name"), least: 10, isDispensable: true),
      .init(head: Words(vi: "Quyền", en: "Scopes"), least: 12),
      .init(head: Words(vi: "Thủ tục", en: "Procedures"), least: 8, isDispensable: true),
      .init(head: Words(vi: "Hiệu lực đến", en: "Until")), .init(head: Words(vi: "Dùng gần nhất", en: "Last used")),
    ])
    let now = call.host.now()
    listing.rows = integrators.map { integrator in
      let scopes = integrator.scopes.map(\.rawValue).sorted().joined(separator: ",")
      let procedures = integrator.procedures?.map(\.text).joined(separator: ",") ?? "*"
      let until = (integrator.revokedAt ?? integrator.expiresAt).short
      let used = integrator.usedAt?.short ?? "–"
      return Listing.Row(
        cells: [
          Table.Cell(integrator.id.text, .bold), Table.Cell(integrator.name), Table.Cell(scopes),
          Table.Cell(procedures), Table.Cell(until, integrator.isLetIn(at: now) ? nil : .red), Table.Cell(used),
        ], fields: [integrator.id.text, integrator.name, scopes, procedures, until, used])
    }
    for line in listing.lines(for: call.output, call.language) { call.output.line(line) }
    return .done
  }
}

/// `motcua integrator revoke`: ends what an integrator may do.
enum IntegratorRevokeCommand {
  static let id = Parameter.operand(
    "NAME", Words(vi: "tên như motcua integrator list in ra", en: "its name, as motcua integrator list prints it"))

  static let command = Command(
    "integrator revoke", Words(vi: "thu hồi mã truy cập ngay", en: "ends an integrator's token at once"),
    details: Words(
      vi: "Webhook của hệ thống đó cũng ngừng. Thoát 1 khi mã đã hết hiệu lực từ trước.",
      en: "Its webhooks stop too. Exit 1 when the token had ended already."),
    parameters: [id, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let name = try call.required(id)
    let office = try OpenOffice(of: call)
    let hasEnded = try refusing {
      guard let key = Key<Integrator>(name) else {
        throw IntegratorRefusal.noSuchIntegrator(name.harmless, nearest: nil)
      }
      return try office.office.revokeIntegrator(key)
    }
    try office.close()
    call.output.line(
      (hasEnded
        ? Words(vi: "Đã thu hồi mã truy cập của \(name).", en: "The token of \(name) has ended.")
        : Words(
          vi: "Mã truy cập của \(name) đã hết hiệu lực từ trước.", en: "The token of \(name) had ended already."))
        .in(call.language))
    return hasEnded ? .done : .refused
  }
}

/// Runs an operator's order; what the office refuses is told as a refusal of the command.
func refusing<Value>(_ order: () throws -> Value) throws -> Value {
  do {
    return try order()
  } catch let refusal as IntegratorRefusal {
    throw CommandError.refused(refusal.words)
  } catch let refusal as EventRefusal {
    throw CommandError.refused(refusal.words)
  } catch AccessRefusal.otherProcedure(let id) {
    throw CommandError.refused(
      Words(
        vi: "hệ thống kết nối này không được cấp thủ tục \(id)",
        en: "the integrator is not let in to the procedure \(id)"))
  }
}

extension OpenOffice {
  /// The office of a command that comes and goes.
  convenience init(of call: Call) throws {
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    try self.init(visiting: DataPlace(of: call), definitions, now: call.host.now)
  }
}

extension Parameter where Value == [Key<Procedure>] {
  /// `--procedures ID,ID`.
  static func procedures(_ about: Words) -> Parameter {
    option("procedures", "LIST", about) { text, _ in
      try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
        guard let key = Key<Procedure>(word) else {
          throw CommandError.usage(
            Words(
              vi: "“\(String(word).harmless)” không phải mã thủ tục như cap-ban-sao-van-bang",
              en: "“\(String(word).harmless)” is no procedure such as cap-ban-sao-van-bang"))
        }
        return key
      }
    }
  }
}

extension Integrator {
  /// The integrator for scripts; its keys are stable.
  fileprivate var json: JSONValue {
    func moment(_ instant: Instant?) -> JSONValue { instant.map { .string($0.description) } ?? .null }
    return [
      "integrator": .string(id.text), "name": .string(name),
      "scopes": .array(scopes.map(\.rawValue).sorted().map { .string($0) }),
      "procedures": procedures.map { .array($0.map { .string($0.text) }) } ?? .null, "madeAt": moment(madeAt),
      "expiresAt": moment(expiresAt), "revokedAt": moment(revokedAt), "usedAt": moment(usedAt),
    ]
  }
}
