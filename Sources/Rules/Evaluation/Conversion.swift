extension ValueType {
  /// The value as one of this type, by FEEL's implicit conversions (DMN 1.5, 10.3.2.9.4); nil when there is none.
  ///
  /// One element stands for a list of it, a list of one element for the element, a date for its midnight in UTC.
  func converted(_ value: Value) -> Value? {
    if accepts(value) { return value }
    switch (self, value) {
    case (.any, _): return value
    case (.list, .list(let list)):
      if list.items.count == 1, let item = list.items.first, holds(item) { return item }
      return nil
    case (.list(let item), _): return item.converted(value).map { .list([$0]) }
    case (.dateTime, .date(let day)): return .dateTime(DateTime(midnightOf: day))
    case (_, .list(let list)):
      guard list.items.count == 1, let item = list.items.first, !item.isNull else { return nil }
      return holds(item) ? item : nil
    default: return nil
    }
  }
}
