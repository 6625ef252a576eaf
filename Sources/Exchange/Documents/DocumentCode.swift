/// The number and notation of a document as its sender wrote them: `7816/VPCP-TTĐT`, `BINTEST123/`, `15/2026/QĐ-UBND`.
///
/// The number of somebody else's document is a text: it need not be made of digits.
public struct DocumentCode: Hashable, Sendable {
  /// What stands before the stroke; nil when there is nothing.
  public var number: String?
  /// What stands behind the stroke; nil when there is nothing.
  public var notation: String?

  /// A code; empty texts are none.
  public init(number: String?, notation: String?) {
    self.number = number.flatMap { $0.isEmpty ? nil : $0 }
    self.notation = notation.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A code that is written as one text, divided at its first stroke; what has none is a number only.
  public init(_ text: some StringProtocol) {
    guard let stroke = text.firstIndex(of: "/") else {
      self.init(number: String(text), notation: nil)
      return
    }
    self.init(number: String(text[..<stroke]), notation: String(text[text.index(after: stroke)...]))
  }

  /// The type that the notation tells: that of its first abbreviation, `QĐ-SGDĐT` a decision; nil when it tells none, as that of
  /// an official letter does not.
  public var kind: DocumentKind? {
    guard let notation else { return nil }
    // Legal documents have the year in between: 15/2026/QĐ-UBND.
    let last = notation.split(separator: "/").last ?? ""
    return last.split(separator: "-").first.flatMap { DocumentKind(abbreviation: $0) }
  }
}

extension DocumentCode: CustomStringConvertible {
  /// The code as one text: `7816/VPCP-TTĐT`; without a stroke when one side is missing.
  public var description: String { [number, notation].compactMap { $0 }.joined(separator: "/") }
}
