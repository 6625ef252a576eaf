/// Values by name, in the order in which they were written.
public struct Context: Sendable {
  /// One name with its value.
  public struct Entry: Sendable {
    /// The name.
    public let name: String
    /// The value.
    public let value: Value

    /// A name with its value.
    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// The entries; no name stands twice.
  public private(set) var entries: [Entry]
  private(set) var depth: Int
  /// Where names stand, once there are many.
  private var places: [Key: Int]?

  private static let many = 12

  /// A context without entries.
  public init() {
    entries = []
    depth = 1
  }

  /// A context of entries; of a name that stands twice the last value counts.
  public init(_ entries: some Sequence<Entry>) {
    self.init()
    for entry in entries { set(entry.name, entry.value) }
  }

  /// The value of a name, or nil when there is no such name.
  public subscript(_ name: String) -> Value? {
    place(of: name).map { entries[$0].value }
  }

  /// The value of a name that probably stands at `hint`.
  func value(of name: String, near hint: Int) -> Value? {
    if hint < entries.count, entries[hint].name.isSame(as: name) { return entries[hint].value }
    return self[name]
  }

  func place(of name: String) -> Int? {
    if let places { return places[Key(name)] }
    return entries.firstIndex { $0.name.isSame(as: name) }
  }

  /// Gives a name a value, the old place when the name was there.
  public mutating func set(_ name: String, _ value: Value) {
    depth = max(depth, value.depth + 1)
    if let place = place(of: name) {
      entries[place] = Entry(name, value)
      return
    }
    entries.append(Entry(name, value))
    if places != nil {
      places?[Key(name)] = entries.count - 1
    } else if entries.count > Context.many {
      places = Dictionary(uniqueKeysWithValues: entries.enumerated().map { (Key($1.name), $0) })
    }
  }
}

/// A text that is equal to another code point by code point, where Swift's `String` would take canonical equivalents.
private struct Key: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (a: Key, b: Key) -> Bool { a.text.isSame(as: b.text) }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

extension String {
  /// Whether both have the same code points.
  @inline(__always)
  func isSame(as other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
