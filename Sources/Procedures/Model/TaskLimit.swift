import Rules
public import Text
public import WorkingTime

/// How long a task may take: the same for all dossiers, or by the way they arrived or by their answers.
public struct TaskLimit: Sendable {
  /// A limit that holds under a condition.
  struct Branch {
    /// The condition; nil holds always, and stands last.
    let when: Condition?
    let limit: TimeLimit
  }

  let branches: [Branch]
  /// Whether the answers have to be known to decide it.
  public let readsAnswers: Bool

  init(_ branches: [Branch]) {
    self.branches = branches
    readsAnswers = branches.contains { branch in
      guard let guardForm = branch.when?.expression.guardForm else { return false }
      return !guardForm.isDecidable || guardForm.subjects.contains { $0 != Subject.channel }
    }
  }

  /// The same limit for all.
  public init(_ limit: TimeLimit) {
    self.init([Branch(when: nil, limit: limit)])
  }

  /// Every limit that it may be, each once.
  public var stated: [TimeLimit] {
    branches.reduce(into: []) { if !$0.contains($1.limit) { $0.append($1.limit) } }
  }

  /// The limit for a dossier of these facts.
  public func limit(_ facts: @autoclosure () -> Facts) -> TimeLimit {
    guard branches.count > 1 else { return branches[0].limit }
    let facts = facts()
    guard let branch = branches.first(where: { $0.when?.holds(facts) ?? true }) else {
      preconditionFailure("the last branch of a checked limit has no condition")
    }
    return branch.limit
  }

  /// What people read; all that it may be where it varies.
  public var words: Words {
    let all = stated.map(\.words)
    return Words(vi: all.map(\.vi).joined(separator: " hoặc "), en: all.map(\.en).joined(separator: " or "))
  }
}

extension Channel {
  /// What people read: `nộp trực tuyến`.
  var filed: Words {
    switch self {
    case .online: Words(vi: "Nộp trực tuyến", en: "Filed on line")
    case .counter: Words(vi: "Nộp tại bộ phận một cửa", en: "Filed at the desk")
    case .postal: Words(vi: "Nộp qua bưu chính", en: "Filed by post")
    }
  }
}
