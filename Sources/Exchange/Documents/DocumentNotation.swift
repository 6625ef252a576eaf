public import Text

/// What stands behind the stroke of a document's number: `QĐ-SGDĐT`, `SGDĐT-VP`, `SY-SGDĐT` (Nghị định 30/2020/NĐ-CP, Annex
/// I, part II, 3).
public struct DocumentNotation: Hashable, Sendable {
  /// The notation as it is written.
  public let text: String

  /// The notation of a document with a name: its type and who issues it, `QĐ-SGDĐT`. For an official letter, which has no
  /// name, who issues it and which unit drafted it: `SGDĐT-VP`.
  ///
  /// - Parameters:
  ///   - kind: The type.
  ///   - agency: The abbreviation of the agency or of the office that issues it.
  ///   - unit: The abbreviation of the drafting unit. Only official letters and public letters have it in their notation;
  ///     nil leaves it out there too.
  /// - Throws: ``Refusal``.
  public init(_ kind: DocumentKind, agency: String, unit: String? = nil) throws(Refusal) {
    let parts = kind.abbreviation.map { [$0, agency] } ?? [agency] + (unit.map { [$0] } ?? [])
    try self.init(parts: parts)
  }

  /// The notation of a copy: `SY-SGDĐT`.
  public init(_ copy: CopyKind, agency: String) throws(Refusal) {
    try self.init(parts: [copy.abbreviation, agency])
  }

  private init(parts: [String]) throws(Refusal) {
    for part in parts {
      let isRight =
        !part.isEmpty && part.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.isDigit || $0.isJoint }
        && part.unicodeScalars.first?.isJoint == false && part.unicodeScalars.last?.isJoint == false
      guard isRight else { throw .notAnAbbreviation(part) }
    }
    text = parts.joined(separator: "-").normalizedC
    guard text.unicodeScalars.count <= DocumentLimits.notation else { throw .tooLong(text) }
  }

  /// Why there is no such notation.
  public enum Refusal: Error, Hashable, Sendable {
    /// An abbreviation is empty, or has something else than letters, digits, and hyphens, full stops or `&` within.
    case notAnAbbreviation(String)
    /// The whole has more than 30 characters, which other agencies' programs would cut off or refuse.
    case tooLong(String)

    /// What a person reads.
    public var words: Words {
      switch self {
      case .notAnAbbreviation(let text):
        Words(
          vi: "“\(text)” không phải chữ viết tắt: chỉ gồm chữ cái, chữ số, ở giữa có thể có - . &, như SGDĐT",
          en: "“\(text)” is no abbreviation: letters and digits only, - . & within, such as SGDĐT")
      case .tooLong(let text):
        Words(
          vi: "ký hiệu “\(text)” dài hơn \(DocumentLimits.notation) ký tự",
          en: "the notation “\(text)” has more than \(DocumentLimits.notation) characters")
      }
    }
  }
}

extension DocumentNotation: CustomStringConvertible {
  /// The notation as it is written.
  public var description: String { text }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isJoint: Bool { self == "-" || self == "." || self == "&" }
}
