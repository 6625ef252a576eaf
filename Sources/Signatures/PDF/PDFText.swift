internal import WorkingTime

/// Texts and times as PDF files write them (ISO 32000-1, 7.9.2 and 7.9.4).
enum PDFText {
  /// A text string: UTF-16 or UTF-8 behind their marks, otherwise PDFDocEncoding, of which what is beyond Latin-1 is shown
  /// as a replacement.
  static func text(_ bytes: [UInt8]) -> String {
    if bytes.starts(with: [0xFE, 0xFF]) {
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
      return String(decoding: units, as: UTF16.self)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
    return String(
      String.UnicodeScalarView(
        bytes.map { (0x18...0x1F).contains($0) || (0x80...0xA0).contains($0) ? "\u{FFFD}" : Unicode.Scalar($0) }))
  }

  /// A time such as `D:20180102221607+07'00'`; nil when it is none, or says no zone.
  static func time(_ bytes: [UInt8]) -> Instant? {
    var digits = text(bytes)[...]
    if digits.hasPrefix("D:") { digits = digits.dropFirst(2) }
    var parts: [Int] = []
    for length in [4, 2, 2, 2, 2, 2] {
      let part = digits.prefix(length)
      guard part.utf8.count == length, part.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let number = Int(part) else {
        return nil
      }
      parts.append(number)
      digits = digits.dropFirst(length)
    }
    let zone = digits.filter { $0 != "'" }
    let pad = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
    guard parts[0] >= 1_000 else { return nil }
    let day = "\(parts[0])-\(pad(parts[1]))-\(pad(parts[2]))"
    let time = "\(pad(parts[3])):\(pad(parts[4])):\(pad(parts[5]))"
    if zone == "Z" || zone == "Z0000" { return Instant("\(day)T\(time)Z") }
    guard zone.count == 5, let sign = zone.first, sign == "+" || sign == "-" else { return nil }
    return Instant("\(day)T\(time)\(sign)\(zone.dropFirst().prefix(2)):\(zone.suffix(2))")
  }
}
