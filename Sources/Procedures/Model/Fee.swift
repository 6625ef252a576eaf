public import Rules
public import Text

/// Something that the applicant has to pay.
public struct Fee: Sendable {
  /// Its name in the definition.
  public let id: Key<Fee>
  /// What people read.
  public let name: Words
  /// Its code in the national catalogue.
  public let code: String?
  /// When it is charged.
  public let occasion: Occasion
  /// How the amount is found.
  public let amount: Amount
  /// The legal ground.
  public let legal: String?
  /// The cases in which nobody pays it, the first that holds first.
  public let waivers: [Waiver]

  /// When a fee is charged; the wire of the national portal has a number for each (`HinhThucThu`).
  public enum Occasion: String, Sendable, CaseIterable {
    /// When the dossier is found complete (1).
    case reception
    /// When supplements were handed in (2).
    case supplement
    /// When the result is handed over (4).
    case `return`
  }

  /// How an amount is found.
  public enum Amount: Sendable {
    /// By an expression, which may be a plain number.
    case computed(Expression)
    /// By a decision, which answers a number of đồng.
    case ruling(Ruling)
  }

  /// What one dossier has to pay, and why.
  public struct Due: Sendable {
    /// How much; nothing when the dossier is free of it.
    public let amount: Money
    /// The numbers of the rules that made it so, from 1.
    public let rules: [Int]
  }

  /// The amount for a dossier.
  ///
  /// - Throws: ``RulingFault`` when it is no whole number of đồng from nought to ``Money/most``.
  public func due(_ facts: Facts) throws(RulingFault) -> Due {
    switch amount {
    case .computed(let expression):
      let outcome = expression.evaluate(facts.values, at: facts.now)
      guard let amount = Money(outcome.value) else {
        throw RulingFault(
          ruling: id.text, reason: outcome.stop?.words ?? outcome.reasons.first?.message ?? .notAnAmount)
      }
      return Due(amount: amount, rules: [])
    case .ruling(let ruling):
      let answer = ruling.answer(facts)
      guard let amount = Money(answer.value) else {
        throw RulingFault(ruling: ruling.id, reason: answer.fault ?? .notAnAmount)
      }
      return Due(amount: amount, rules: answer.rules)
    }
  }

  /// Why an amount came about, in the words of the definition; nil without such words.
  public func why(_ rules: [Int]) -> Words? {
    if case .ruling(let ruling) = amount { ruling.note(ofRules: rules) } else { nil }
  }

  /// The amount when it is the same for all; nil when it depends.
  public var fixed: Money? {
    if case .computed(let expression) = amount { expression.constant.flatMap { Money($0) } } else { nil }
  }
}

/// What an action does to what the applicant has to pay.
public enum ChargeEffect: String, Sendable, CaseIterable {
  /// The fees of reception are charged.
  case reception
  /// The fees of a supplement are charged.
  case supplement
  /// The fees of the result are charged.
  case `return`
  /// What is owed is waived, for a reason.
  case waive
  /// What is owed is owed no more, because the dossier is not handled.
  case cancel

  /// The fees that it charges.
  public var occasion: Fee.Occasion? { Fee.Occasion(rawValue: rawValue) }
}

extension Words {
  static let notAnAmount = Words(
    vi: "kết quả không phải là số tiền (số nguyên đồng)", en: "the result is no amount (a whole number of đồng)")
}

extension Money {
  /// The amount that a decision answers.
  init?(_ value: Value) {
    guard case .number(let number) = value, let dong = number.integer, dong >= 0, dong <= Money.most.dong else {
      return nil
    }
    self.init(dong: dong)
  }
}
