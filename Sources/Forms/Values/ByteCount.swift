internal import Text

/// A number of bytes, as people write it: `20 MB`, by 1,024.
enum ByteCount {
  private static let units: [(word: String, bytes: Int64)] = [("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)]

  /// Reads `500 KB`, `20 MB`; nil for anything else.
  static func read(_ text: String) -> Int64? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let unit = units.first(where: { $0.word == parts[1] }), parts[0].utf8.allSatisfy(isDigit),
      let count = Int64(parts[0])
    else { return nil }
    let (bytes, overflows) = count.multipliedReportingOverflow(by: unit.bytes)
    return overflows || count == 0 ? nil : bytes
  }

  /// The count in words, one decimal at most: `1,5 MB`.
  static func words(_ bytes: Int64) -> Words {
    guard let unit = units.first(where: { bytes >= $0.bytes }) else {
      return Words(vi: "\(bytes) byte", en: "\(bytes) bytes")
    }
    let tenths = bytes / (unit.bytes / 10)
    let (whole, tenth) = (tenths / 10, tenths % 10)
    guard tenth > 0 else { return Words(vi: "\(whole) \(unit.word)", en: "\(whole) \(unit.word)") }
    return Words(vi: "\(whole),\(tenth) \(unit.word)", en: "\(whole).\(tenth) \(unit.word)")
  }
}
