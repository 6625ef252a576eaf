/// How long an element of BER is (X.690, 8.1), without reading what it means.
///
/// The bytes of a signature stand in a hole that was made beforehand, so that zeros follow them. Real signatures use the
/// indefinite length, whose end marks are zeros too: only walking through tells where they end.
public enum BERExtent {
  /// The length of the element that the bytes begin with; nil when it does not end within them.
  public static func length(_ bytes: ArraySlice<UInt8>) -> Int? {
    var place = bytes.startIndex
    // How many elements of indefinite length are open.
    var open = 0
    repeat {
      guard let head = head(bytes, &place) else { return nil }
      if head.isEnd {
        guard open > 0 else { return nil }
        open -= 1
      } else if let length = head.length {
        guard length <= bytes.endIndex - place else { return nil }
        place += length
      } else {
        open += 1
        guard open <= Limits.openElements else { return nil }
      }
    } while open > 0
    return place - bytes.startIndex
  }

  /// The tag and the length that stand at a place; the length is nil when it is indefinite.
  private static func head(_ bytes: ArraySlice<UInt8>, _ place: inout Int) -> (length: Int?, isEnd: Bool)? {
    func next() -> UInt8? {
      guard place < bytes.endIndex else { return nil }
      defer { place += 1 }
      return bytes[place]
    }
    guard let tag = next() else { return nil }
    if tag & 0x1F == 0x1F {
      var part = next()
      while let byte = part, byte & 0x80 != 0 { part = next() }
      guard part != nil else { return nil }
    }
    guard let first = next() else { return nil }
    if first < 0x80 { return (Int(first), isEnd: tag == 0 && first == 0) }
    // Only what holds other elements can be of indefinite length.
    if first == 0x80 {
      guard tag & 0x20 != 0 else { return nil }
      return (nil, isEnd: false)
    }
    var length = 0
    for _ in 0..<Int(first & 0x7F) {
      guard let byte = next(), length <= Int(Int32.max) >> 8 else { return nil }
      length = length << 8 | Int(byte)
    }
    return (length, isEnd: false)
  }
}
