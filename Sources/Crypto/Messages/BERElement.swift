/// One element of BER as it stands in some bytes, of definite or indefinite length: real messages are written in both.
struct BERElement: Sendable {
  /// The first octet of the tag.
  let tag: UInt8
  /// The content, without the marks that end one of indefinite length.
  let content: ArraySlice<UInt8>
  /// The element whole.
  let whole: ArraySlice<UInt8>

  /// Takes the element that some bytes begin with; nil when none ends within them, and for numbers of tags beyond 30.
  static func next(in rest: inout ArraySlice<UInt8>) -> BERElement? {
    guard let tag = rest.first, tag & 0x1F != 0x1F, let length = BERExtent.length(rest) else { return nil }
    let whole = rest.prefix(length)
    let lengths = whole.dropFirst(1)
    guard let first = lengths.first else { return nil }
    rest = rest.dropFirst(length)
    // X.690, 8.1.3.6: two zeros end what began without a length.
    if first == 0x80 {
      return BERElement(tag: tag, content: lengths.dropFirst().dropLast(2), whole: whole)
    }
    let head = first < 0x80 ? 1 : 1 + Int(first & 0x7F)
    return BERElement(tag: tag, content: lengths.dropFirst(head), whole: whole)
  }

  /// The elements inside; nil when the content is no row of elements, or of more than are looked through.
  var children: [BERElement]? {
    var rest = content
    var children: [BERElement] = []
    while !rest.isEmpty {
      guard children.count < Limits.messageElements, let child = BERElement.next(in: &rest) else { return nil }
      children.append(child)
    }
    return children
  }
}
