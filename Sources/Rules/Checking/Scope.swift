/// The names that an expression may use, with their types, in the order of the values it is later given.
public struct Scope: Sendable {
  /// One name that an expression may use.
  public struct Entry: Sendable {
    /// The name, words separated by single blanks.
    public let name: String
    /// What its value will be.
    public let type: ValueType
  }

  /// The names; the place of a name here is the place of its value in the input.
  public private(set) var entries: [Entry] = []
  /// Types by names of their own, for `instance of`.
  public var types: [String: ValueType] = [:]

  /// A scope without names.
  public init() {}

  /// A scope of names with their types.
  public init(_ entries: KeyValuePairs<String, ValueType>) {
    for (name, type) in entries { declare(name, type) }
  }

  /// A scope of the names of a context, with the types that their values have.
  public init(of values: Context) {
    for entry in values.entries { declare(NameRules.normalized(entry.name.unicodeScalars), ValueType(of: entry.value)) }
  }

  /// Adds a name; the place of its value is returned. A name that is there already gets the new type.
  @discardableResult
  public mutating func declare(_ name: String, _ type: ValueType) -> Int {
    if let place = place(of: name) {
      entries[place] = Entry(name: name, type: type)
      return place
    }
    entries.append(Entry(name: name, type: type))
    return entries.count - 1
  }

  /// Where the value of a name stands in the input.
  public func place(of name: String) -> Int? {
    entries.firstIndex { $0.name.isSame(as: name) }
  }

  /// The input of an evaluation: the values of the named entries, null for the others.
  ///
  /// - Returns: As many values as there are entries; names that are not in the scope are left out.
  public func input(_ values: some Sequence<(name: String, value: Value)>) -> [Value] {
    var input = [Value](repeating: .null, count: entries.count)
    for (name, value) in values {
      if let place = place(of: name) { input[place] = value }
    }
    return input
  }

  /// How FEEL writes the identifier of a form field: `quan-he` is `quan he`.
  public static func name(ofField identifier: String) -> String {
    String(identifier.map { $0 == "-" ? " " : $0 })
  }
}
