public import Forms
public import Rules
import Text
public import WorkingTime

/// What conditions and letters of a procedure may speak of: the answers by the names of their fields, and the facts of
/// the dossier by the names of ``FactNames``.
public struct Facts: Sendable {
  /// The values in the order of the procedure's scope.
  public let values: [Value]
  /// The moment that `now()` and `today()` tell.
  public let now: Instant

  /// The facts of answers and of a dossier.
  ///
  /// - Parameters:
  ///   - form: The form that was answered.
  ///   - answers: The answers; nil when there are none yet or nothing needs them.
  ///   - now: The moment.
  ///   - dossier: Contexts by the names of ``FactNames``; a name left out is null.
  public init(form: Form, answers: Answers?, at now: Instant, dossier: [FactNames: Context] = [:]) {
    self.now = now
    var values = answers.map { form.facts(of: $0) } ?? Array(repeating: .null, count: form.fields.count)
    for name in FactNames.allCases { values.append(dossier[name].map { .context($0) } ?? .null) }
    self.values = values
  }

  /// Facts that are known already, in the order of a procedure's scope.
  init(_ values: [Value], at now: Instant) {
    self.values = values
    self.now = now
  }

  /// The value of an expression as letters print it; null is nothing.
  func text(of expression: Expression) -> String {
    switch expression.evaluate(values, at: now).value {
    case .null: ""
    case .date(let day): day.dayFirst
    case .boolean(let flag): flag ? "có" : "không"
    case .string(let text): text
    case let other: other.text ?? ""
    }
  }
}

/// The names by which conditions and letters speak of what is not an answer.
public enum FactNames: String, CaseIterable, Sendable {
  /// The dossier: code, dates, how often supplements were asked.
  case dossier = "ho so"
  /// What the search of the register found: the verdict and the fields of the entry.
  case lookup = "tra cuu"
  /// What was found about the signatures of papers that may have to be signed, by the names of their parts.
  case signatures = "chu ky so"
  /// What the applicant has to pay.
  case charges = "khoan thu"
  /// The last entry that was written into a register: its number.
  case entry = "vao so"
  /// What came with the action that is being done.
  case act = "thao tac"
  /// The agency that answers.
  case agency = "co quan"
  /// The officer who acts.
  case officer = "can bo"
  /// The procedure.
  case procedure = "thu tuc"
  /// The admission: the intake, the school whose turn it is, the points.
  case admission = "xet tuyen"
  /// The applicant, wherever the form asks for the name.
  case applicant = "nguoi nop"

  /// The names of a procedure's conditions: the fields of its form, then these.
  ///
  /// - Parameter signed: The parts of which signatures are asked.
  static func scope(form: Form, register: Register?, signed: [Key<Part>]) -> Scope {
    var scope = form.scope
    for name in allCases { scope.declare(name.rawValue, name.type(register: register, signed: signed)) }
    return scope
  }

  /// These names alone, without a form and a register.
  static let scope: Scope = {
    var scope = Scope()
    for name in allCases { scope.declare(name.rawValue, name.type(register: nil, signed: [])) }
    return scope
  }()

  private func type(register: Register?, signed: [Key<Part>]) -> ValueType {
    switch self {
    case .dossier:
      .context(
        [
          "ma", "luc nop", "luc tiep nhan", "han tra", "han tra cu", "thoi han", "thoi han en", "noi nhan",
          "noi nhan en",
        ]
        .map { .init($0, .string) } + [
          .init("kenh", .choice(Channel.allCases.map(\.rawValue))), .init("so lan bo sung", .number),
        ])
    case .lookup:
      .context(
        [
          .init("ket qua", .choice(["khop", "sai-khac", "khong-co"])), .init("ket luan", .string),
          .init("ket luan en", .string),
        ]
          + (register?.fields ?? []).map { .init($0.id.spoken, .string) })
    case .signatures:
      .context(
        ([SignatureStanding.overall] + signed.map(\.spoken)).map {
          .init($0, .choice(SignatureStanding.allCases.map(\.rawValue)))
        })
    case .charges:
      .context(
        ["phai nop", "da nop", "con no"].map { .init($0, .number) }
          + ["so tien", "so tien en", "ly do", "ly do en"].map { .init($0, .string) })
    case .entry: .context([.init("so", .string), .init("ten so", .string), .init("ten so en", .string)])
    case .act:
      .context([.init("ly do", .string), .init("chu ky van ban", .choice(DocumentStanding.allCases.map(\.rawValue)))])
    case .admission:
      .context(
        ["dot", "dot en", "cong bo luc", "xac nhan den", "truong", "truong en"].map { .init($0, .string) } + [
          .init("nguyen vong", .number), .init("con nguyen vong", .boolean), .init("dung tuyen", .boolean),
          .init("diem uu tien", .number),
        ])
    case .agency:
      .context(["ten", "ten en", "dia chi", "dien thoai", "thu dien tu"].map { .init($0, .string) })
    case .officer: .context(["ten", "ten en"].map { .init($0, .string) })
    case .procedure: .context(["ten", "ten en", "ma"].map { .init($0, .string) })
    case .applicant:
      .context(
        [
          "ho ten", "so dinh danh", "dien thoai", "thu dien tu", "dia chi", "chu ho so", "quan he", "quan he en",
        ].map { .init($0, .string) })
    }
  }
}
