public import Text

/// How a copy of a document was made (Nghị định 30/2020/NĐ-CP, art. 25 and Annex III).
public enum CopyKind: String, Sendable, CaseIterable, Hashable {
  /// A whole copy of the original or of a copy of it, SY.
  case whole = "sao-y"
  /// An extract, TrS.
  case extract = "trich-sao"
  /// A copy of a whole copy, SL.
  case copyOfCopy = "sao-luc"

  /// How its number begins behind the stroke.
  public var abbreviation: String {
    switch self {
    case .whole: "SY"
    case .extract: "TrS"
    case .copyOfCopy: "SL"
    }
  }

  /// What people call it.
  public var words: Words {
    switch self {
    case .whole: Words(vi: "Sao y", en: "Whole copy")
    case .extract: Words(vi: "Trích sao", en: "Extract")
    case .copyOfCopy: Words(vi: "Sao lục", en: "Copy of a copy")
    }
  }

  /// The kind of an abbreviation as it is written on copies; nil for one that is not known.
  public init?(abbreviation: some StringProtocol) {
    let wanted = String(abbreviation)
    guard let kind = CopyKind.allCases.first(where: { $0.abbreviation == wanted }) else { return nil }
    self = kind
  }
}
