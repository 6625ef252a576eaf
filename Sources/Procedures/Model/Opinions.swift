/// How the opinions of several lead on: as soon as enough agree, or as soon as not enough can agree any more.
public struct Opinions: Sendable {
  /// How many have to agree: of all assignments, of any one, or a quorum.
  public let needed: Int
  /// How many are asked.
  public let asked: Int
  /// Where it leads when enough agree: the first route whose condition holds.
  public let agreed: [Route]
  /// Where it leads when not enough can agree any more.
  public let objected: [Route]

  /// Opinions of checked parts; `needed` is 1 to `asked`.
  public init(needed: Int, asked: Int, agreed: [Route], objected: [Route]) {
    self.needed = needed
    self.asked = asked
    self.agreed = agreed
    self.objected = objected
  }

  /// What opinions have come to; nil while it is open.
  public func outcome(agreeing: Int, objecting: Int) -> Opinion? {
    if agreeing >= needed { return .agree }
    return objecting > asked - needed ? .object : nil
  }

  /// The ways on from an outcome.
  public func routes(_ outcome: Opinion) -> [Route] {
    switch outcome {
    case .agree: agreed
    case .object: objected
    }
  }
}

/// What an officer who is heard says.
public enum Opinion: String, Sendable, CaseIterable {
  /// Yes.
  case agree
  /// No.
  case object
}
