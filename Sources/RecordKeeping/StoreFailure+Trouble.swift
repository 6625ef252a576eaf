public import OneStop

extension StoreFailure: StoreTrouble {
  /// Whether the database itself is away, busy, full or shut, and takes nothing from anybody.
  public var concernsAll: Bool {
    isRefusedWrite || StoreFailure.ofAll.contains(code)
  }

  private static let ofAll: Set<Code> = [
    .busy, .closed, .unreachable, .undecided, .missing, .locked, .full, .readOnly, .cannotOpen,
  ]
}
