/// A condition as far as it can be decided without running it: choices, yes and no, comparisons with constants.
///
/// A checker goes through the values that matter for each subject and asks for the ``truth(_:)``; what the
/// condition says beyond that is ``unknown``.
public indirect enum Guard: Hashable, Sendable {
  /// True or false whatever the values are.
  case always(Bool)
  /// A comparison of a value with a constant; `age < 18`. The subject is a name and perhaps entries within it.
  case compare(subject: [String], Comparator, Constant)
  /// All of them.
  case and([Guard])
  /// Any of them.
  case or([Guard])
  /// Its contrary.
  case not(Guard)
  /// Something that can be known only by running it.
  case unknown

  /// A constant that stands in the condition.
  public struct Constant: Sendable {
    /// Its value.
    public let value: Value

    /// A constant.
    public init(_ value: Value) { self.value = value }
  }

  /// Every subject that the condition compares, each once.
  public var subjects: [[String]] {
    var found: [[String]] = []
    visit { subject, _ in
      if !found.contains(subject) { found.append(subject) }
    }
    return found
  }

  /// The constants that a subject is compared with.
  public func constants(of subject: [String]) -> [Value] {
    var found: [Value] = []
    visit { other, constant in
      if other == subject { found.append(constant.value) }
    }
    return found
  }

  /// Whether every part of it can be decided.
  public var isDecidable: Bool {
    switch self {
    case .always, .compare: true
    case .and(let parts), .or(let parts): parts.allSatisfy(\.isDecidable)
    case .not(let part): part.isDecidable
    case .unknown: false
    }
  }

  /// What FEEL answers for these values: true, false, or nil for null and for what is not known.
  public func truth(_ value: ([String]) -> Value) -> Bool? {
    switch self {
    case .always(let flag): return flag
    case .unknown: return nil
    case .compare(let subject, let comparator, let constant):
      return comparator.compare(value(subject), constant.value)
    case .not(let part): return part.truth(value).map { !$0 }
    case .and(let parts):
      let truths = parts.map { $0.truth(value) }
      return truths.contains(false) ? false : truths.contains(nil) ? nil : true
    case .or(let parts):
      let truths = parts.map { $0.truth(value) }
      return truths.contains(true) ? true : truths.contains(nil) ? nil : false
    }
  }

  private func visit(_ see: ([String], Constant) -> Void) {
    switch self {
    case .compare(let subject, _, let constant): see(subject, constant)
    case .and(let parts), .or(let parts): for part in parts { part.visit(see) }
    case .not(let part): part.visit(see)
    case .always, .unknown: break
    }
  }
}

extension Guard.Constant: Hashable {
  /// Whether both are equal in FEEL, or both null.
  public static func == (a: Self, b: Self) -> Bool { a.value.equals(b.value) == true }

  /// Equal constants hash alike.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(value.kind)
    if case .number(let number) = value { hasher.combine(number) }
    if case .string(let text) = value { hasher.combine(Array(text.utf8)) }
  }
}
