public import Text
public import YAML

/// A number of bytes, as people write it: `20 MB`, by 1,024.
public enum ByteCount {
  private static let units: [(word: String, bytes: Int64)] = [("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)]

  /// Reads `500 KB`, `20 MB`; nil for anything else.
  public static func read(_ text: String) -> Int64? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let unit = units.first(where: { $0.word == parts[1] }), parts[0].utf8.allSatisfy(isDigit),
      let count = Int64(parts[0])
    else { return nil }
    let (bytes, overflows) = count.multipliedReportingOverflow(by: unit.bytes)
    return overflows || count == 0 ? nil : bytes
  }

  /// The count in words, one decimal at most: `1,5 MB`.
  public static func words(_ bytes: Int64) -> Words {
    guard let unit = units.first(where: { bytes >= $0.bytes }) else {
      return Words(vi: "\(bytes) byte", en: "\(bytes) bytes")
    }
    let tenths = bytes / (unit.bytes / 10)
    let (whole, tenth) = (tenths / 10, tenths % 10)
    guard tenth > 0 else { return Words(vi: "\(whole) \(unit.word)", en: "\(whole) \(unit.word)") }
    return Words(vi: "\(whole),\(tenth) \(unit.word)", en: "\(whole).\(tenth) \(unit.word)")
  }
}

extension Reading where Value == Int64 {
  /// The most bytes a file may have, such as `20 MB`.
  public static var fileSize: Reading {
    .parsed(Words(vi: "dung lượng như 20 MB, nhiều nhất 1 GB", en: "a size such as 20 MB, at most 1 GB")) { text in
      ByteCount.read(text).flatMap { $0 <= Limits.largestFile ? $0 : nil }
    }
  }
}
