/// The number of a passport, for people whom the State knows by no personal number: capitals and digits.
enum Passport {
  static func read(_ raw: String) throws(Wrong) -> String {
    let text = try CleanText.line(raw, letters: 40).filter { !" -".contains($0) }.uppercased()
    let isPlain = text.utf8.allSatisfy { isDigit($0) || ($0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z")) }
    // ICAO Doc 9303 has nine characters; some states print longer numbers.
    guard isPlain, (5...15).contains(text.utf8.count), text.utf8.contains(where: isDigit) else {
      throw Wrong(
        .notAPassport, vi: "Số hộ chiếu gồm 5 đến 15 chữ cái không dấu và chữ số; ví dụ C1234567.",
        en: "A passport number has 5 to 15 letters and digits; for example C1234567.")
    }
    return text
  }
}
