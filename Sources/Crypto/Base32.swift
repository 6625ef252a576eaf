extension Collection<UInt8> {
  /// The bytes in base32 without `=` (RFC 4648, section 6), as authenticator apps read secrets.
  public var base32: String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    var text: [UInt8] = []
    var (bits, held): (UInt32, Int) = (0, 0)
    for byte in self {
      bits = bits << 8 | UInt32(byte)
      held += 8
      while held >= 5 {
        held -= 5
        text.append(digits[Int(bits >> UInt32(held) & 0x1F)])
      }
      bits &= 1 << UInt32(held) - 1
    }
    if held > 0 { text.append(digits[Int(bits << UInt32(5 - held) & 0x1F)]) }
    return String(decoding: text, as: UTF8.self)
  }
}
