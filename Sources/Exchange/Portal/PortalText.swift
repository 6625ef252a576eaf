import JSON
import WorkingTime

/// How long texts may be that the portal takes.
enum PortalLimits {
  /// Characters of `TrichYeuHoSo`.
  static let summary = 1000
  /// Characters of `TenTepDinhKem`.
  static let fileName = 4000
  /// Characters of `TenGiayTo`.
  static let paperName = 2000
  /// Characters of `NguoiXuLy`.
  static let person = 50
  /// Bytes of a file that is given to the newest interface: what gateways of the national exchange carry.
  static let fileBytes = 50 * 1_048_576
}

extension String {
  /// The text in so many code units of UTF-16 at most, as the portal counts; what is cut off ends in an ellipsis, and no
  /// letter is cut in two.
  func cut(to most: Int) -> String {
    guard utf16.count > most else { return self }
    var short = ""
    var room = most - 1
    for letter in self {
      room -= letter.utf16.count
      guard room >= 0 else { break }
      short.append(letter)
    }
    return short + "…"
  }
}

extension Instant {
  var portalText: JSONValue { .string(asCompactText) }

  /// ISO 8601 in Vietnam's time without a zone, as the newest interface writes it: `2026-11-22T14:05:09.000`.
  var asISOLocal: String {
    let digits = Array(asCompactText)
    func part(_ range: Range<Int>) -> String { String(digits[range]) }
    let thousandths = String(((milliseconds % 1000) + 1000) % 1000)
    return part(0..<4) + "-" + part(4..<6) + "-" + part(6..<8) + "T" + part(8..<10) + ":"
      + part(10..<12) + ":"
      + part(12..<14) + "." + String(repeating: "0", count: 3 - thousandths.utf8.count)
      + thousandths
  }
}

extension Instant {
  /// `2026-11-22 14:05:09` in Vietnam's time, as the newest interface writes the moments of a submission.
  var asPlainLocal: String { String(asISOLocal.prefix(19)).replacing("T", with: " ") }
}

extension Instant? {
  /// The moment, or an empty text.
  var portalText: JSONValue { self?.portalText ?? "" }
}
