/// Base45 (RFC 9285): bytes in the 45 characters that a QR code keeps in five and a half bits each.
enum Base45 {
  private static let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)
  private static let values: [UInt8: Int] = Dictionary(
    uniqueKeysWithValues: digits.enumerated().map { ($1, $0) })

  /// The text of some bytes.
  static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for place in stride(from: 0, to: bytes.count, by: 2) {
      let pair = bytes[place..<min(place + 2, bytes.count)]
      var number = pair.reduce(0) { $0 << 8 | Int($1) }
      for _ in 0...pair.count {
        text.append(digits[number % 45])
        number /= 45
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of a text; nil for anything that ``text(of:)`` would not have written so.
  static func bytes(of text: some Collection<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = Array(text)[...]
    while !rest.isEmpty {
      let group = rest.prefix(3)
      rest = rest.dropFirst(3)
      var number = 0
      for digit in group.reversed() {
        guard let value = values[digit] else { return nil }
        number = number * 45 + value
      }
      switch group.count {
      case 3 where number <= 0xFFFF: bytes += [UInt8(number >> 8), UInt8(number & 0xFF)]
      case 2 where number <= 0xFF: bytes.append(UInt8(number))
      default: return nil
      }
    }
    return bytes
  }
}
