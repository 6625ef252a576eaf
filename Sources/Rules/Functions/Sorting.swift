import Text

extension Builtin {
  /// `sort` (DMN 1.5, 10.3.4.8).
  static let sorting: [Builtin] = [
    Builtin(
      "sort",
      [Signature(list, Parameter(name: "precedes", type: .function([.any, .any], .any)), optional: 1)],
      .list(.any), sort)
  ]

  /// Merge sort, so that equal elements keep their order and any function whatever ends.
  private static func sort(_ a: Arguments, _ run: inout Run) throws(Stop) -> Value {
    var runs = a.items(0).map { [$0] }
    while runs.count > 1 {
      var merged: [[Value]] = []
      for index in stride(from: 0, to: runs.count, by: 2) {
        guard index + 1 < runs.count else {
          merged.append(runs[index])
          continue
        }
        guard let both = try merge(runs[index], runs[index + 1], a, &run) else { return .null }
        merged.append(both)
      }
      runs = merged
    }
    return try run.list(runs.first ?? [])
  }

  private static func merge(_ left: [Value], _ right: [Value], _ a: Arguments, _ run: inout Run)
    throws(Stop) -> [Value]?
  {
    var result: [Value] = []
    result.reserveCapacity(left.count + right.count)
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      try run.step()
      // The right one goes first only when it truly precedes: this keeps equal elements in order.
      guard let rightFirst = try precedes(right[j], left[i], a, &run) else { return nil }
      if rightFirst {
        result.append(right[j])
        j += 1
      } else {
        result.append(left[i])
        i += 1
      }
    }
    return result + left[i...] + right[j...]
  }

  private static func precedes(_ x: Value, _ y: Value, _ a: Arguments, _ run: inout Run) throws(Stop) -> Bool? {
    guard case .function(let function) = a[1] else {
      guard let order = x.order(to: y) else {
        run.note(
          a.offset,
          Words(
            vi: "sort: không so sánh được \(x.kind) với \(y.kind)",
            en: "sort: \(x.kind) and \(y.kind) cannot be compared"))
        return nil
      }
      return order < 0
    }
    guard function.body.parameters.count == 2,
      case .boolean(let result) = try function.body.call([x, y], at: a.offset, in: &run)
    else {
      run.note(
        a.offset,
        Words(vi: "sort: 'precedes' không cho đúng hoặc sai", en: "sort: 'precedes' was neither true nor false"))
      return nil
    }
    return result
  }
}
