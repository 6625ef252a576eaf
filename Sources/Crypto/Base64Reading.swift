/// Base64 (RFC 4648, section 4) that comes one piece after the other, as it stands in messages: white space of XML is passed
/// over wherever it stands, and the `=` at the end may be missing, as some programs leave it out.
public struct Base64Reading: Sendable {
  private var bytes: [UInt8] = []
  private var bits: UInt32 = 0
  private var held = 0
  private var padding = 0
  private var isBroken = false

  /// Nothing yet.
  ///
  /// - Parameter expected: How many digits may come at most, so that long texts are not moved while they grow.
  public init(expecting expected: Int = 0) {
    bytes.reserveCapacity(max(0, expected) / 4 * 3)
  }

  /// Takes digits in UTF-8. What is no digit breaks the whole; the rest is then passed over.
  public mutating func take(_ digits: UnsafeBufferPointer<UInt8>) {
    guard !isBroken else { return }
    var place = 0
    while place < digits.count {
      if held == 0, padding == 0, digits.count - place >= 4 {
        place = unsafe takeGroups(digits, from: place)
        guard place < digits.count else { return }
      }
      unsafe takeOne(digits[place])
      place += 1
    }
  }

  /// Takes groups of four digits as long as nothing else comes; answers where it does.
  private mutating func takeGroups(_ digits: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var place = start
    // A piece of the answer at a time: what is appended byte by byte costs a check for room each.
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * 1_024) { piece in
      unsafe Base64.standard.withValues { values in
        var hasMore = true
        while hasMore {
          var filled = 0
          while filled < piece.count {
            guard digits.count - place >= 4 else {
              hasMore = false
              break
            }
            let (a, b, c, d) = unsafe (
              values[Int(digits[place])], values[Int(digits[place + 1])], values[Int(digits[place + 2])],
              values[Int(digits[place + 3])]
            )
            guard a | b | c | d < 64 else {
              hasMore = false
              break
            }
            unsafe piece[filled] = a << 2 | b >> 4
            unsafe piece[filled + 1] = b << 4 | c >> 2
            unsafe piece[filled + 2] = c << 6 | d
            filled += 3
            place += 4
          }
          unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: piece[..<filled]))
        }
      }
    }
    return place
  }

  private mutating func takeOne(_ digit: UInt8) {
    switch digit {
    case 0x20, 0x0A, 0x0D, 0x09: return
    case UInt8(ascii: "="): padding += 1
    default:
      let value = Base64.standard.value(digit)
      guard value < 64, padding == 0 else {
        isBroken = true
        return
      }
      bits = bits << 6 | UInt32(value)
      held += 6
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
      }
      // Whole bytes are out: what is left of the number is noise.
      if held == 0 { bits = 0 }
    }
  }

  /// The bytes, when what came was base64; nil when it was not.
  public consuming func finish() -> [UInt8]? {
    // One digit of a group is no byte. Bits that are left over are not looked at: other programs do not either.
    guard !isBroken, padding <= 2, held != 6, padding == 0 || held > 0 else { return nil }
    return bytes
  }
}
