import Text

/// What is wrong with an XML signature so that it is not looked at any further.
struct XMLFault: Error {
  let check: Check

  /// It does not follow the format, or uses a part of it that is not taken here.
  static func format(vi: String, en: String) -> XMLFault {
    XMLFault(check: Check("format.structure", .failed(.formatFailure), Words(vi: vi, en: en)))
  }
}

extension String {
  /// A name or an address of a hostile document, short and without signs that would disturb a line.
  var quoted: String {
    if utf8.count <= 100, utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return "“" + self + "”" }
    let plain = String(
      String.UnicodeScalarView(
        unicodeScalars.prefix(100).map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
    return "“" + plain + (unicodeScalars.count > 100 ? "…" : "") + "”"
  }
}
