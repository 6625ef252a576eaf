import Text

extension Builtin {
  /// Functions of contexts (DMN 1.5, 10.3.4.10).
  static let contexts: [Builtin] = [
    Builtin(
      "get value",
      [
        Signature(m, Parameter(name: "key", type: .string)),
        Signature(m, Parameter(name: "keys", type: .list(.string))),
      ], .any, getValue),
    Builtin("get entries", [Signature(m)], .list(.any)) { a, run throws(Stop) in
      try run.list(
        (a.context(0)?.entries ?? []).map { entry in
          .context(Context([.init("key", .string(entry.name)), .init("value", entry.value)]))
        })
    },
    Builtin("context", [Signature(Parameter(name: "entries", type: .list(.context([]))))], .context([]), context),
    Builtin(
      "context put",
      [
        Signature(source, Parameter(name: "key", type: .string), newValue),
        Signature(source, Parameter(name: "keys", type: .list(.string)), newValue),
      ], .context([]), put),
    Builtin("context merge", [Signature(Parameter(name: "contexts", type: .list(.context([]))))], .context([]), merge),
  ]

  private static let m = Parameter(name: "m", type: .context([]), otherName: "context")
  private static let source = Parameter(name: "context", type: .context([]))
  private static let newValue = Parameter(name: "value", mayBeNull: true)

  /// One key or a way of keys; nil when any is no string.
  private static func keys(_ value: Value) -> [String]? {
    switch value {
    case .string(let key): return [key]
    case .list(let list):
      let keys = list.items.compactMap { item in
        if case .string(let key) = item { key } else { nil }
      }
      return keys.count == list.items.count && !keys.isEmpty ? keys : nil
    default: return nil
    }
  }

  private static func getValue(_ a: Arguments, _ run: inout Run) throws(Stop) -> Value {
    guard let keys = keys(a[1]) else {
      return a.failed(&run, Words(vi: "khóa không phải là chuỗi", en: "a key is no string"))
    }
    var value = a[0]
    for key in keys {
      guard case .context(let context) = value, let next = context[key] else {
        return a.failed(&run, Words(vi: "không có '\(key)'", en: "there is no '\(key)'"))
      }
      value = next
    }
    return value
  }

  private static func context(_ a: Arguments, _ run: inout Run) throws(Stop) -> Value {
    var result = Context()
    for item in a.items(0) {
      guard case .context(let entry) = item, case .string(let key)? = entry["key"], let value = entry["value"] else {
        return a.failed(
          &run,
          Words(
            vi: "có mục thiếu 'key' kiểu chuỗi, hoặc thiếu 'value'",
            en: "an entry has no 'key' that is a string, or no 'value'"))
      }
      guard result[key] == nil else {
        return a.failed(&run, Words(vi: "khóa '\(key)' xuất hiện hai lần", en: "the key '\(key)' stands twice"))
      }
      result.set(key, value)
    }
    return try run.context(result)
  }

  private static func put(_ a: Arguments, _ run: inout Run) throws(Stop) -> Value {
    guard let context = a.context(0), let keys = keys(a[1]) else {
      return a.failed(&run, Words(vi: "khóa không phải là chuỗi", en: "a key is no string"))
    }
    guard let changed = setting(keys[...], in: context, a[2]) else {
      return a.failed(
        &run,
        Words(
          vi: "trên đường đến '\(keys.last ?? "")' không có context",
          en: "there is no context on the way to '\(keys.last ?? "")'"))
    }
    return try run.context(changed)
  }

  private static func setting(_ keys: ArraySlice<String>, in context: Context, _ value: Value) -> Context? {
    guard let key = keys.first else { return nil }
    var changed = context
    if keys.count == 1 {
      changed.set(key, value)
      return changed
    }
    guard case .context(let inner)? = context[key], let new = setting(keys.dropFirst(), in: inner, value) else {
      return nil
    }
    changed.set(key, .context(new))
    return changed
  }

  private static func merge(_ a: Arguments, _ run: inout Run) throws(Stop) -> Value {
    var result = Context()
    for item in a.items(0) {
      guard case .context(let context) = item else {
        return a.failed(&run, Words(vi: "có phần tử không phải là context", en: "an element is no context"))
      }
      try run.step(context.entries.count)
      for entry in context.entries { result.set(entry.name, entry.value) }
    }
    return try run.context(result)
  }
}
