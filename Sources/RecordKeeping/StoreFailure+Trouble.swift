public import OneStop

extension StoreFailure: StoreTrouble {
  /// Whether it is the database itself that takes nothing, from anybody; only what is wrong with a row is that row's alone.
  public var concernsAll: Bool { !StoreFailure.ofOne.contains(code) }

  private static let ofOne: Set<Code> = [.unexpectedValue, .corrupt, .constraint]
}
