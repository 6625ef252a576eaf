internal import WorkingTime

/// The twelve digits by which the State knows a citizen (số định danh cá nhân).
///
/// Nghị định 137/2015/NĐ-CP, điều 13; Luật Căn cước 2023, điều 12: three digits for the province or country where the
/// birth is registered, one for century and sex, two for the year of birth, six at random. There is no check digit.
public struct PersonalNumber: Hashable, Sendable {
  /// The twelve digits.
  public let text: String

  /// Sex as the number says it.
  public enum Sex: Sendable {
    /// An even fourth digit.
    case male
    /// An odd fourth digit.
    case female
  }

  /// The number of these twelve digits, or nil when they cannot be one.
  public init?(_ text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard digits.count == 12, digits.allSatisfy(isDigit), BirthPlaces.isKnown(String(text.prefix(3))) else {
      return nil
    }
    self.text = String(text)
  }

  /// The year of birth: 1900 to 2399.
  public var yearOfBirth: Int {
    1900 + digit(3) / 2 * 100 + digit(4) * 10 + digit(5)
  }

  /// The sex at registration.
  public var sex: Sex { digit(3).isMultiple(of: 2) ? .male : .female }

  /// The three digits of the province or country where the birth is registered.
  public var birthPlace: String { String(text.prefix(3)) }

  private func digit(_ index: Int) -> Int {
    let utf8 = text.utf8
    return Int(utf8[utf8.index(utf8.startIndex, offsetBy: index)] - UInt8(ascii: "0"))
  }
}

extension PersonalNumber {
  /// Reads what a person typed; blanks, dots and hyphens between the digits do not count.
  static func read(_ raw: String) throws(Wrong) -> PersonalNumber {
    let digits = try CleanText.line(raw, letters: 64).filter { !" .-".contains($0) }
    guard digits.utf8.allSatisfy(isDigit) else {
      throw Wrong(
        .notAPersonalNumber, vi: "Số định danh cá nhân gồm đúng 12 chữ số, không có chữ cái hay ký hiệu khác.",
        en: "The personal number is exactly 12 digits, without letters or other signs.")
    }
    // Luật Căn cước 2023, điều 46: identity cards of nine digits ended on 31 December 2024.
    if digits.utf8.count == 9 {
      throw Wrong(
        .oldIdentityCard,
        vi: "Đây là số chứng minh nhân dân 9 số, không còn giá trị từ ngày 01/01/2025. "
          + "Hãy nhập số định danh cá nhân 12 số, ghi trên thẻ căn cước hoặc trong ứng dụng VNeID.",
        en: "This is the number of an old 9-digit identity card, no longer valid since 1 January 2025. "
          + "Enter the 12-digit personal number on your citizen card or in the VNeID app.")
    }
    guard digits.utf8.count == 12 else {
      throw Wrong(
        .notAPersonalNumber,
        vi: "Số định danh cá nhân gồm đúng 12 chữ số; bạn đã nhập \(digits.utf8.count) chữ số.",
        en: "The personal number is exactly 12 digits; you entered \(digits.utf8.count).")
    }
    guard let number = PersonalNumber(digits) else {
      throw Wrong(
        .notAPersonalNumber,
        vi: "Ba chữ số đầu `\(digits.prefix(3))` không phải mã tỉnh, thành phố hay quốc gia nào; hãy xem lại trên thẻ.",
        en: "The first three digits `\(digits.prefix(3))` name no province or country; look at the card again.")
    }
    return number
  }

  /// Refuses a number that says another year of birth.
  func mustAgree(with birth: Day) throws(Wrong) {
    guard yearOfBirth != birth.civil.year else { return }
    throw Wrong(
      .numberContradictsBirth,
      vi: "Số định danh ứng với năm sinh \(yearOfBirth), khác ngày sinh \(birth.dayFirst); hãy xem lại cả hai.",
      en: "The number belongs to a person born in \(yearOfBirth), not on \(birth.dayFirst); look at both again.")
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
