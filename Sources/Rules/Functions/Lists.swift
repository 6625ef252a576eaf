import Text

extension Builtin {
  /// Functions that look into lists and build new ones (DMN 1.5, 10.3.4.4).
  static let lists: [Builtin] = [
    Builtin("list contains", [Signature(list, Parameter(name: "element", mayBeNull: true))], .boolean) {
      a, run throws(Stop) in
      try run.step(a.items(0).count)
      return .boolean(a.items(0).contains { $0.equals(a[1]) == true })
    },
    Builtin("count", [Signature(list)], .number) { a, run in .number(a.items(0).count) },
    Builtin(
      "sublist", [Signature(list, start, Parameter(name: "length", type: .number), optional: 1)], .list(.any), sublist),
    Builtin("append", [Signature(list, Parameter(name: "item", mayBeNull: true), last: .rest)], .list(.any)) {
      a, run throws(Stop) in try run.list(a.items(0) + a.items(1))
    },
    Builtin("concatenate", [Signature(list, last: .rest)], .list(.any)) { a, run throws(Stop) in
      try run.list(joined(a))
    },
    Builtin("union", [Signature(list, last: .rest)], .list(.any)) { a, run throws(Stop) in
      try distinct(joined(a), &run)
    },
    Builtin("insert before", [Signature(list, position, newItem)], .list(.any)) { a, run throws(Stop) in
      try changed(a, &run) { items, index in items.insert(a[2], at: index) }
    },
    Builtin("remove", [Signature(list, position)], .list(.any)) { a, run throws(Stop) in
      try changed(a, &run) { items, index in items.remove(at: index) }
    },
    Builtin(
      "list replace",
      [
        Signature(list, position, newItem),
        Signature(list, Parameter(name: "match", type: .function([.any, .any], .any)), newItem),
      ], .list(.any), replace),
    Builtin("reverse", [Signature(list)], .list(.any)) { a, run throws(Stop) in try run.list(a.items(0).reversed()) },
    Builtin("index of", [Signature(list, Parameter(name: "match", mayBeNull: true))], .list(.number)) {
      a, run throws(Stop) in
      try run.step(a.items(0).count)
      let places = a.items(0).indices.filter { a.items(0)[$0].equals(a[1]) == true }
      return try run.list(places.map { .number($0 + 1) })
    },
    Builtin("distinct values", [Signature(list)], .list(.any)) { a, run throws(Stop) in
      try distinct(a.items(0), &run)
    },
    Builtin("flatten", [Signature(list)], .list(.any)) { a, run throws(Stop) in
      var flat: [Value] = []
      try flatten(a.items(0), into: &flat, &run)
      return try run.list(flat)
    },
  ]

  static let list = Parameter(name: "list", type: .list(.any))
  private static let start = Parameter(name: "start position", type: .number)
  private static let position = Parameter(name: "position", type: .number)
  private static let newItem = Parameter(name: "newItem", otherName: "new item", mayBeNull: true)

  private static func sublist(_ a: Arguments, _ run: inout Run) throws(Stop) -> Value {
    let items = a.items(0)
    guard let start = a.number(1)?.truncatedInteger, start != 0, start.magnitude <= items.count else {
      return a.failed(
        &run,
        Words(
          vi: "danh sách \(items.count) phần tử không có vị trí đó", en: "a list of \(items.count) has no such position"
        ))
    }
    let first = start > 0 ? start - 1 : items.count + start
    guard a.isGiven(2) else { return try run.list(Array(items[first...])) }
    guard let length = a.number(2)?.truncatedInteger, (1...items.count - first).contains(length) else {
      return a.failed(
        &run, Words(vi: "từ vị trí đó danh sách không đủ dài", en: "the list has no such length from there"))
    }
    return try run.list(Array(items[first..<first + length]))
  }

  private static func joined(_ a: Arguments) -> [Value] {
    a.items(0).flatMap { part in
      if case .list(let list) = part { list.items } else { [part] }
    }
  }

  /// The list with a change at the place of the second argument.
  private static func changed(_ a: Arguments, _ run: inout Run, _ change: (inout [Value], Int) -> Void)
    throws(Stop) -> Value
  {
    var items = a.items(0)
    guard let position = a.number(1)?.integer, position != 0, position.magnitude <= items.count else {
      return a.failed(
        &run,
        Words(
          vi: "danh sách \(items.count) phần tử không có vị trí đó", en: "a list of \(items.count) has no such position"
        ))
    }
    change(&items, position > 0 ? position - 1 : items.count + position)
    return try run.list(items)
  }

  private static func replace(_ a: Arguments, _ run: inout Run) throws(Stop) -> Value {
    guard case .function(let match) = a[1] else {
      return try changed(a, &run) { items, index in items[index] = a[2] }
    }
    guard match.body.parameters.count == 2 else {
      return a.failed(&run, Words(vi: "'match' cần hai tham số", en: "'match' takes two parameters"))
    }
    var items: [Value] = []
    for item in a.items(0) {
      try run.step()
      guard case .boolean(let matches) = try match.body.call([item, a[2]], at: a.offset, in: &run) else {
        return a.failed(&run, Words(vi: "'match' không cho đúng hoặc sai", en: "'match' was neither true nor false"))
      }
      items.append(matches ? a[2] : item)
    }
    return try run.list(items)
  }

  static func distinct(_ items: [Value], _ run: inout Run) throws(Stop) -> Value {
    var kept: [Value] = []
    for item in items {
      try run.step(1 + kept.count)
      if !kept.contains(where: { $0.equals(item) == true }) { kept.append(item) }
    }
    return try run.list(kept)
  }

  private static func flatten(_ items: [Value], into flat: inout [Value], _ run: inout Run) throws(Stop) {
    try run.step(items.count)
    for item in items {
      if case .list(let list) = item {
        try flatten(list.items, into: &flat, &run)
      } else {
        flat.append(item)
      }
    }
  }
}
