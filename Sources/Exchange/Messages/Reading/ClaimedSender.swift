/// Whom a file that could not be read says it comes from: the first `OrganId` within the first `From`, as bytes, without
/// understanding anything around it.
enum ClaimedSender {
  /// Headers stand at the beginning; further no sender is looked for.
  private static let bytes = 64 * 1_024

  static func found(in file: [UInt8]) -> OrganID? {
    let start = file.prefix(bytes)
    guard let from = start.end(of: "From>", from: start.startIndex),
      let organ = start.end(of: "OrganId>", from: from), organ - from <= 200,
      let end = start[organ...].firstIndex(of: UInt8(ascii: "<")), (1...100).contains(end - organ),
      let text = String(validating: start[organ..<end], as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "&" })
    else { return nil }
    return OrganID(text)
  }
}

extension ArraySlice<UInt8> {
  /// The place behind the first such word.
  fileprivate func end(of word: StaticString, from start: Int) -> Int? {
    let wanted = word.withUTF8Buffer { Array($0) }
    guard let first = wanted.first else { return nil }
    var place = start
    while let found = self[place...].firstIndex(of: first) {
      if self[found...].starts(with: wanted) { return found + wanted.count }
      place = found + 1
    }
    return nil
  }
}
