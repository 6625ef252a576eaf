import Rules
import Text
import WorkingTime

/// What limits and fees come to in each case of the answers.
struct RuledCases {
  /// For each case the limits that a dossier may get, by their places among those that are stated; empty when the
  /// decision has none for it.
  private(set) var limits: [[Int]] = []
  /// For each fee and case whether something is to be paid; nil when it cannot be known beforehand, and true
  /// when the decision has no amount, which is told by itself.
  private(set) var isCharged: [[Bool?]] = []
  /// The first case without an amount, for each fee.
  private(set) var gaps: [Int?] = []

  /// The conditions by which limits and fees are decided.
  static func guards(of procedure: Procedure) -> [Guard] {
    timeGuards(of: procedure) + procedure.fees.flatMap { $0.guards } + [procedure.receivedOnline].compactMap(\.self)
  }

  static func timeGuards(of procedure: Procedure) -> [Guard] {
    switch procedure.time.rule {
    case .always, .date: []
    case .branches(let branches): branches.compactMap { $0.when?.expression.guardForm }
    case .ruling(let ruling): ruling.guards
    }
  }

  init(_ procedure: Procedure, _ answers: AnswerCases) {
    let facts = answers.cases.map { answers.facts(of: $0, in: procedure) }
    let isTimeKnown = answers.decides(Self.timeGuards(of: procedure))
    limits = facts.map { facts in
      guard isTimeKnown else { return Array(procedure.time.stated.indices) }
      return (try? procedure.time.decide(facts)).map { decided in
        procedure.time.stated.firstIndex(of: decided.limit).map { [$0] } ?? []
      } ?? []
    }
    for fee in procedure.fees {
      guard answers.decides(fee.guards) else {
        isCharged.append(facts.map { _ in nil })
        gaps.append(nil)
        continue
      }
      let dues = facts.map { facts in (try? fee.due(facts)).map { fee.waiver(facts) == nil && $0.amount != .nothing } }
      // A fee without an amount is told by itself; that its dossiers are stuck would only repeat it.
      isCharged.append(dues.map { $0 ?? true })
      gaps.append(dues.firstIndex { $0 == nil })
    }
  }
}

extension Ruling {
  fileprivate var guards: [Guard] { model.conditions(of: decision) }
}

extension Fee {
  /// The conditions by which it is decided whether something is to be paid.
  var guards: [Guard] {
    let amount: [Guard] =
      switch amount {
      case .computed(let expression): expression.constant == nil ? [.unknown] : []
      case .ruling(let ruling): ruling.guards
      }
    return amount + waivers.map(\.when.expression.guardForm)
  }
}

extension AnswerCases {
  /// Whether conditions speak of nothing but what the cases tell apart.
  func decides(_ guards: [Guard]) -> Bool {
    guards.allSatisfy { $0.isDecidable && $0.subjects.allSatisfy { subjects.contains($0) } }
  }

  /// The facts of a case; what the case does not speak of is null.
  func facts(of row: [Value], in procedure: Procedure) -> Facts {
    var values = [Value](repeating: .null, count: procedure.scope.entries.count)
    for (subject, value) in zip(subjects, row) {
      guard let name = subject.first, let place = procedure.scope.place(of: name) else { continue }
      values[place] = subject.count == 1 ? value : .context(Context([.init(subject[1], value)]))
    }
    return Facts(values, at: Instant(milliseconds: 0))
  }

  /// What conditions see of a case, in words: `loai van bang = thpt, ho so.kenh = online`.
  func words(of row: [Value], seenBy guards: [Guard]) -> String {
    let seen = guards.flatMap(\.subjects)
    return zip(subjects, row).filter { seen.contains($0.0) }.map {
      "\($0.joined(separator: ".")) = \($1.text ?? "null")"
    }.joined(separator: ", ")
  }
}
