import Text

extension Builtin {
  /// Functions that make one value of a list, or of several arguments (DMN 1.5, 10.3.4.4).
  static let aggregates: [Builtin] = [
    Builtin("min", [signature], .any) { a, run throws(Stop) in try extreme(a, &run, -1) },
    Builtin("max", [signature], .any) { a, run throws(Stop) in try extreme(a, &run, 1) },
    Builtin("sum", [signature], .number) { a, run throws(Stop) in
      try computed(a, &run) { numbers in numbers.isEmpty ? nil : sum(numbers) }
    },
    Builtin("product", [signature], .number) { a, run throws(Stop) in
      try computed(a, &run) { numbers in
        numbers.isEmpty ? nil : numbers.reduce(Decimal128.one) { $0?.multiplied(by: $1) }
      }
    },
    Builtin("mean", [signature], .number) { a, run throws(Stop) in
      try computed(a, &run) { numbers in sum(numbers)?.divided(by: Decimal128(numbers.count)) }
    },
    Builtin("median", [signature], .number) { a, run throws(Stop) in try computed(a, &run, median) },
    Builtin("stddev", [signature], .number) { a, run throws(Stop) in try computed(a, &run, deviation) },
    Builtin("mode", [signature], .list(.number), mode),
    Builtin("all", [signature], .boolean) { a, run in quantified(a, &run, decisive: false) },
    Builtin("any", [signature], .boolean) { a, run in quantified(a, &run, decisive: true) },
  ]

  private static let signature = Signature(list, last: .listOrElements)

  private static func extreme(_ a: Arguments, _ run: inout Run, _ wanted: Int) throws(Stop) -> Value {
    let items = a.items(0)
    try run.step(items.count)
    guard var best = items.first else { return a.failed(&run, Words(vi: "danh sách rỗng", en: "the list is empty")) }
    if best.order(to: best) == nil {
      return a.failed(&run, Words(vi: "\(best.kind) không có thứ tự", en: "\(best.kind) has no order"))
    }
    for item in items.dropFirst() {
      guard let order = item.order(to: best) else {
        return a.failed(
          &run,
          Words(
            vi: "không so sánh được \(best.kind) với \(item.kind)",
            en: "\(best.kind) and \(item.kind) cannot be compared"))
      }
      if order == wanted { best = item }
    }
    return best
  }

  private static func numbers(_ a: Arguments, _ run: inout Run) throws(Stop) -> [Decimal128]? {
    try run.step(a.items(0).count)
    var numbers: [Decimal128] = []
    for item in a.items(0) {
      guard case .number(let number) = item else {
        run.note(
          a.offset,
          Words(
            vi: "\(a.name): có phần tử là \(item.kind), không phải number",
            en: "\(a.name): an element is \(item.kind), not number"))
        return nil
      }
      numbers.append(number)
    }
    return numbers
  }

  private static func computed(_ a: Arguments, _ run: inout Run, _ function: ([Decimal128]) -> Decimal128?)
    throws(Stop) -> Value
  {
    guard let numbers = try numbers(a, &run) else { return .null }
    return function(numbers).map(Value.number)
      ?? a.failed(&run, Words(vi: "không có kết quả cho các số này", en: "has no result for these numbers"))
  }

  private static func sum(_ numbers: [Decimal128]) -> Decimal128? {
    numbers.reduce(Decimal128.zero) { $0?.adding($1) }
  }

  private static func median(_ numbers: [Decimal128]) -> Decimal128? {
    guard !numbers.isEmpty else { return nil }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    guard sorted.count & 1 == 0 else { return sorted[middle] }
    return sorted[middle - 1].adding(sorted[middle])?.divided(by: 2)
  }

  /// The sample's standard deviation, which needs two numbers at least.
  private static func deviation(_ numbers: [Decimal128]) -> Decimal128? {
    guard numbers.count > 1, let mean = sum(numbers)?.divided(by: Decimal128(numbers.count)) else { return nil }
    let squares = numbers.reduce(Decimal128.zero) { total, number in
      number.subtracting(mean).flatMap { $0.multiplied(by: $0) }.flatMap { total?.adding($0) }
    }
    return squares?.divided(by: Decimal128(numbers.count - 1))?.squareRoot
  }

  private static func mode(_ a: Arguments, _ run: inout Run) throws(Stop) -> Value {
    guard let numbers = try numbers(a, &run) else { return .null }
    var counts: [Decimal128: Int] = [:]
    for number in numbers { counts[number, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return try run.list(counts.filter { $0.value == most }.keys.sorted().map(Value.number))
  }

  /// `all` and `any`: the decisive value settles it; else null when anything is not known.
  private static func quantified(_ a: Arguments, _ run: inout Run, decisive: Bool) -> Value {
    var known = true
    for item in a.items(0) {
      guard case .boolean(let flag) = item else {
        known = false
        continue
      }
      if flag == decisive { return .boolean(decisive) }
    }
    return known
      ? .boolean(!decisive)
      : a.failed(&run, Words(vi: "có phần tử không đúng cũng không sai", en: "an element is neither true nor false"))
  }
}
