/// A telephone number: a Vietnamese one as it is dialled inside the country, `0912345678`; another with `+`.
enum PhoneNumber {
  static func read(_ raw: String, _ field: PhoneField = PhoneField(takesAbroad: false)) throws(Wrong) -> String {
    var text = try CleanText.line(raw, letters: 40).filter { !" .-()".contains($0) }
    if let international = ["+84", "0084"].first(where: text.hasPrefix) {
      text = String(text.dropFirst(international.count))
      text = text.hasPrefix("0") ? text : "0" + text
    } else if text.hasPrefix("84"), (11...12).contains(text.utf8.count) {
      text = "0" + text.dropFirst(2)
    }
    if text.hasPrefix("00") { text = "+" + text.dropFirst(2) }
    if text.hasPrefix("+") {
      guard field.takesAbroad else { throw notVietnamese }
      return try abroad(text)
    }
    guard text.utf8.allSatisfy(isDigit), text.hasPrefix("0") else { throw wrong }
    let second = text.dropFirst().first
    switch (second, text.utf8.count) {
    // Mobile numbers have had ten digits since 15 September 2018, fixed lines ten or eleven after 02.
    case ("3", 10), ("5", 10), ("7", 10), ("8", 10), ("9", 10), ("2", 10), ("2", 11): return text
    case ("1", 11):
      throw Wrong(
        .notAPhone, vi: "Số di động 11 số đã đổi thành 10 số từ năm 2018; hãy nhập số mới.",
        en: "Mobile numbers of 11 digits became 10 digits in 2018; enter the new number.")
    default: throw wrong
    }
  }

  private static let wrong = Wrong(
    .notAPhone,
    vi: "Số điện thoại gồm 10 số (di động) hoặc 10 đến 11 số (cố định), bắt đầu bằng 0 hoặc +84; ví dụ 0912 345 678.",
    en: "A telephone number has 10 digits (mobile) or 10 to 11 (fixed) and begins with 0 or +84, as 0912 345 678.")

  private static let notVietnamese = Wrong(
    .notAPhone, vi: "Chỉ nhận số điện thoại Việt Nam, bắt đầu bằng 0 hoặc +84; ví dụ 0912 345 678.",
    en: "Only Vietnamese numbers are taken, beginning with 0 or +84, as 0912 345 678.")

  /// A number of another country (ITU-T E.164: at most fifteen digits, the country's code first).
  private static func abroad(_ text: String) throws(Wrong) -> String {
    let digits = text.dropFirst()
    guard (7...15).contains(digits.utf8.count), digits.utf8.allSatisfy(isDigit), !digits.hasPrefix("0") else {
      throw Wrong(
        .notAPhone, vi: "Số nước ngoài gồm dấu +, mã nước rồi đến số; ví dụ +81 3 1234 5678.",
        en: "A number abroad is +, the country's code and the number, as +81 3 1234 5678.")
    }
    return text
  }
}
