/// Names and values in their order, as a query or a form has them; a name may come more than once.
public struct Fields: Hashable, Sendable {
  /// One name with its value.
  public struct Item: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The value; empty when there was none.
    public let value: String
  }

  /// All items in their order.
  public private(set) var items: [Item] = []

  /// No items.
  public init() {}

  /// Items in the order given.
  public init(_ items: KeyValuePairs<String, String>) {
    self.items = items.map { Item(name: $0.key, value: $0.value) }
  }

  /// The first value of a name, or nil.
  public subscript(name: String) -> String? {
    items.first { $0.name == name }?.value
  }

  /// All values of a name in their order.
  public func all(_ name: String) -> [String] {
    items.lazy.filter { $0.name == name }.map(\.value)
  }

  /// True when there is no item.
  public var isEmpty: Bool { items.isEmpty }

  mutating func append(_ name: String, _ value: String) {
    items.append(Item(name: name, value: value))
  }

  /// Reads `a=1&b=hai+ba` (the URL standard's `application/x-www-form-urlencoded`).
  init(encoded: some BidirectionalCollection<UInt8>, maximum: Int) throws(HTTPRefusal.Code) {
    for part in encoded.split(separator: UInt8(ascii: "&")) {
      guard items.count < maximum else { throw .tooManyFields }
      let mark = part.firstIndex(of: UInt8(ascii: "="))
      let name = try Fields.text(part[..<(mark ?? part.endIndex)])
      let value = try mark.map { index throws(HTTPRefusal.Code) in try Fields.text(part[part.index(after: index)...]) }
      append(name, value ?? "")
    }
  }

  private static func text(_ encoded: some Collection<UInt8>) throws(HTTPRefusal.Code) -> String {
    guard let bytes = encoded.percentDecoded(plusIsBlank: true) else { throw .fieldsMalformed }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { throw .textNotUTF8 }
    return text
  }
}
