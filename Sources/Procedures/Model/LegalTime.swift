import Rules
public import Text
public import WorkingTime

/// The limit that the law sets a procedure: one for all, or one for each branch, decided when a dossier is received.
public struct LegalTime: Sendable {
  /// How the limit of a dossier is found.
  public enum Rule: Sendable {
    /// It is the same for all.
    case always
    /// By the first condition that holds; the last branch has none.
    case branches([Branch])
    /// By a decision, which answers the limit as definitions write it.
    case ruling(Ruling)
    /// It is a date of the intake, the same for all of its dossiers.
    case date(IntakeDate)
  }

  /// A limit that holds under a condition.
  public struct Branch: Sendable {
    /// The condition; nil holds always.
    public let when: Condition?
    /// The limit.
    public let limit: LegalLimit
    /// When it holds, in words.
    public let because: Words?
  }

  /// How it is found.
  public let rule: Rule
  /// Every limit that a dossier may come to have, each once; never empty.
  public let stated: [LegalLimit]

  /// A limit for all.
  public init(_ limit: LegalLimit) {
    rule = .always
    stated = [limit]
  }

  init(_ date: IntakeDate) {
    rule = .date(date)
    stated = [LegalLimit(.notStated)]
  }

  init(_ branches: [Branch]) {
    rule = .branches(branches)
    stated = branches.reduce(into: []) { if !$0.contains($1.limit) { $0.append($1.limit) } }
  }

  init(_ ruling: Ruling, stated: [LegalLimit]) {
    rule = .ruling(ruling)
    self.stated = stated
  }

  /// The limit of a dossier, and how it was decided.
  public struct Decided: Sendable {
    /// The limit.
    public let limit: LegalLimit
    /// The decision and the rules that made it so; nil when no decision was asked.
    public let by: (ruling: Ruling, rules: [Int])?
  }

  /// Decides the limit of a dossier by its facts.
  ///
  /// - Throws: ``RulingFault`` when the decision has no limit for these facts.
  public func decide(_ facts: @autoclosure () -> Facts) throws(RulingFault) -> Decided {
    switch rule {
    case .always, .date: return Decided(limit: stated[0], by: nil)
    case .branches(let branches):
      let facts = facts()
      guard let branch = branches.first(where: { $0.when?.holds(facts) ?? true }) else {
        preconditionFailure("the last branch of a checked limit has no condition")
      }
      return Decided(limit: branch.limit, by: nil)
    case .ruling(let ruling):
      let answer = ruling.answer(facts())
      guard let limit = LegalLimit(answer.value) else {
        throw RulingFault(ruling: ruling.id, reason: answer.fault ?? .notALimit)
      }
      return Decided(limit: limit, by: (ruling, answer.rules))
    }
  }

  /// Whether the answers have to be known to decide it.
  public var readsFacts: Bool {
    switch rule {
    case .always, .date: false
    case .branches, .ruling: true
    }
  }

  /// The date of the intake at which the result is due; nil for a limit that is counted.
  ///
  /// Never inlined: the optimizer of Swift 6.3.1 does not survive it within `Dossiers` in release builds.
  @inline(never)
  public var date: IntakeDate? { if case .date(let date) = rule { date } else { nil } }

  /// Whether it may be one of several.
  public var varies: Bool { stated.count > 1 }

  /// What people read: `20 ngày làm việc`, or all that it may be.
  public var words: Words {
    if let date { return date.words }
    let all = stated.map(\.limit.words)
    return Words(vi: all.map(\.vi).joined(separator: " hoặc "), en: all.map(\.en).joined(separator: " or "))
  }
}

/// A decision that comes to nothing that can be used.
public struct RulingFault: Error, Hashable, Sendable {
  /// The decision, as the definition calls it.
  public let ruling: String
  /// Why.
  public let reason: Words
}

extension Words {
  fileprivate static let notALimit = Words(vi: "kết quả không phải là thời hạn", en: "the result is no limit of time")
}

extension LegalLimit {
  /// The limit that a decision answers: a text as definitions write limits.
  init?(_ value: Value) {
    guard case .string(let text) = value, let limit = try? TimeLimit(text) else { return nil }
    self.init(limit)
  }
}
