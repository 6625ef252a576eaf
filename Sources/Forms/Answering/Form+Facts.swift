public import Rules

extension Form {
  /// What expressions see of answers: one value for each entry of ``scope``, in its order, null for what is not
  /// answered.
  public func facts(of answers: Answers) -> [Value] {
    fields.map { $0.fact(of: answers[$0.id]) }
  }
}
