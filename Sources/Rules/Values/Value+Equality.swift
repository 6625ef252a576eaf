import WorkingTime

extension Value {
  /// FEEL's `=`: nil when the kinds differ (DMN 1.5, table 44); null is equal to null only.
  func equals(_ other: Value) -> Bool? {
    switch (self, other) {
    case (.null, .null): return true
    case (.null, _), (_, .null): return false
    case (.boolean(let a), .boolean(let b)): return a == b
    case (.number(let a), .number(let b)): return a == b
    case (.string(let a), .string(let b)): return a.isSame(as: b)
    case (.date(let a), .date(let b)): return a == b
    case (.time(let a), .time(let b)):
      if let left = a.universal, let right = b.universal { return left == right }
      return a.offset == b.offset && a.nanoseconds == b.nanoseconds
    case (.dateTime(let a), .dateTime(let b)):
      if let left = a.universal, let right = b.universal { return left == right }
      return a.time.offset == b.time.offset && a.local == b.local
    case (.yearsAndMonths(let a), .yearsAndMonths(let b)): return a == b
    case (.daysAndTime(let a), .daysAndTime(let b)): return a == b
    case (.list(let a), .list(let b)): return Value.equal(a.items, b.items)
    case (.context(let a), .context(let b)): return Value.equal(a, b)
    case (.range(let a), .range(let b)):
      guard a.includesLow == b.includesLow, a.includesHigh == b.includesHigh else { return false }
      return Value.all([a.low.equals(b.low), a.high.equals(b.high)])
    case (.function(let a), .function(let b)): return a.body === b.body
    default: return nil
    }
  }

  private static func equal(_ a: [Value], _ b: [Value]) -> Bool? {
    guard a.count == b.count else { return false }
    return all(zip(a, b).lazy.map { $0.equals($1) })
  }

  private static func equal(_ a: Context, _ b: Context) -> Bool? {
    guard a.entries.count == b.entries.count else { return false }
    return all(a.entries.lazy.map { entry in b[entry.name].map { entry.value.equals($0) } ?? false })
  }

  /// False when any part is false, else nil when any part is not known.
  private static func all(_ parts: some Sequence<Bool?>) -> Bool? {
    var known = true
    for part in parts {
      guard let part else {
        known = false
        continue
      }
      if !part { return false }
    }
    return known ? true : nil
  }

  /// FEEL's order, for kinds that have one: negative, 0 or positive; nil when the two cannot be compared.
  func order(to other: Value) -> Int? {
    switch (self, other) {
    case (.number(let a), .number(let b)): return a < b ? -1 : a == b ? 0 : 1
    case (.string(let a), .string(let b)): return a.order(to: b)
    case (.date(let a), .date(let b)): return sign(a.number, b.number)
    case (.time(let a), .time(let b)):
      if let left = a.universal, let right = b.universal { return sign(left, right) }
      return a.universal == nil && b.universal == nil ? sign(a.nanoseconds, b.nanoseconds) : nil
    case (.dateTime(let a), .dateTime(let b)):
      if let left = a.universal, let right = b.universal { return sign(left, right) }
      return a.time.offset == .none && b.time.offset == .none ? sign(a.local, b.local) : nil
    case (.date(let a), .dateTime): return Value.dateTime(DateTime(midnightOf: a)).order(to: other)
    case (.dateTime, .date(let b)): return order(to: .dateTime(DateTime(midnightOf: b)))
    case (.yearsAndMonths(let a), .yearsAndMonths(let b)): return sign(a, b)
    case (.daysAndTime(let a), .daysAndTime(let b)): return sign(a, b)
    default: return nil
    }
  }

  private func sign<Number: Comparable>(_ a: Number, _ b: Number) -> Int { a < b ? -1 : a == b ? 0 : 1 }
}

extension String {
  /// By code points, as UTF-8 bytes have the same order.
  func order(to other: String) -> Int {
    if isSame(as: other) { return 0 }
    return utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
  }
}
