/// One element of DER: a tag, and the bytes of its content. A reader for the few structures that OpenSSL has no names for;
/// it takes definite lengths only and never reads beyond what it was given.
public struct DERElement: Sendable, Hashable {
  /// The first octet of the tag: class, form and number. Numbers beyond 30 are not taken.
  public let tag: UInt8
  /// The content.
  public let content: ArraySlice<UInt8>
  /// The element whole, with tag and length.
  public let whole: ArraySlice<UInt8>

  /// Reads the one element that fills the bytes; nil when they are none, or more.
  public init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    guard let element = DERElement.next(in: &rest), rest.isEmpty else { return nil }
    self = element
  }

  /// The elements inside; nil when the content is no row of elements, or of more than 10,000.
  public var children: [DERElement]? {
    var rest = content
    var children: [DERElement] = []
    while !rest.isEmpty {
      guard children.count < 10_000, let child = DERElement.next(in: &rest) else { return nil }
      children.append(child)
    }
    return children
  }

  private init(tag: UInt8, content: ArraySlice<UInt8>, whole: ArraySlice<UInt8>) {
    self.tag = tag
    self.content = content
    self.whole = whole
  }

  private static func next(in rest: inout ArraySlice<UInt8>) -> DERElement? {
    let start = rest
    guard let tag = rest.popFirst(), tag & 0x1F != 0x1F, let first = rest.popFirst() else { return nil }
    var length = Int(first)
    if first & 0x80 != 0 {
      let digits = Int(first & 0x7F)
      guard (1...4).contains(digits), rest.count >= digits else { return nil }
      length = rest.prefix(digits).reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(digits)
    }
    guard length <= rest.count else { return nil }
    let content = rest.prefix(length)
    rest = rest.dropFirst(length)
    return DERElement(tag: tag, content: content, whole: start[start.startIndex..<content.endIndex])
  }
}

/// DER of some content under a tag.
public func derElement(tag: UInt8, _ content: [UInt8]) -> [UInt8] {
  var length: [UInt8] = []
  var rest = content.count
  while rest > 0 {
    length.insert(UInt8(truncatingIfNeeded: rest), at: 0)
    rest >>= 8
  }
  if content.count < 128 { return [tag, UInt8(content.count)] + content }
  return [tag, 0x80 | UInt8(length.count)] + length + content
}

extension DERElement {
  /// The object identifier that the element is, in figures; nil when it is none.
  public var objectIdentifier: String? {
    guard tag == 0x06, let last = content.last, last & 0x80 == 0, content.count <= 64 else { return nil }
    var numbers: [UInt64] = []
    var number: UInt64 = 0
    for octet in content {
      guard number >> 57 == 0, number != 0 || octet != 0x80 else { return nil }
      number = number << 7 | UInt64(octet & 0x7F)
      if octet & 0x80 == 0 {
        numbers.append(number)
        number = 0
      }
    }
    guard let first = numbers.first else { return nil }
    // X.690, 8.19.4: the first two figures are in one number.
    let root = min(first / 40, 2)
    return ([root, first - root * 40] + numbers.dropFirst()).map(String.init).joined(separator: ".")
  }
}
