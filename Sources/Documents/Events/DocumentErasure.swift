public import Dossiers
import Exchange
public import WorkingTime

/// What went when a document was erased with the dossier that it was about, counted, and what of its head the register still shows;
/// nothing personal is said.
public struct DocumentErasure: Hashable, Sendable {
  /// The dossier with which it went.
  public let dossier: DossierCode
  /// How many entries of the log had confidential content.
  public let contents: Int
  /// How many files it had, the message of the exchange among them.
  public let files: Int
  /// How many findings about signatures had their evidence kept.
  public let evidence: Int
  /// The identification code of the agency that sent it; nil for what left this office, and for a sender without one.
  public let sender: String?
  /// The identification codes of the agencies to which it went, in their order; who has none is left out.
  public let receivers: [String]
  /// Number and notation as the sender wrote them, where they are no more than that: `267/SGDĐT-VP`.
  public let code: String?
  /// The day that it bore.
  public let date: Day?
}

extension DocumentErasure {
  /// What stays of a document that says this.
  init(_ content: DocumentContent?, with dossier: DossierCode, _ kept: KeptContent) {
    self.init(
      dossier: dossier, contents: kept.contents, files: kept.files, evidence: kept.evidence,
      sender: content?.sender?.agencyCode, receivers: content?.receivers.compactMap(\.agencyCode) ?? [],
      code: content?.code.flatMap { $0.isNotation ? $0 : nil }, date: content?.date)
  }
}

extension Party {
  /// Its identification code, when it is made up like one: people write anything there.
  fileprivate var agencyCode: String? { code.flatMap { OrganID($0)?.scheme == nil ? nil : $0 } }
}

extension String {
  /// Longer ones are none.
  private static var notationScalars: Int { 60 }

  /// Whether it is a number and a notation by Nghị định 30/2020, annex I: figures, a stroke, and capitals. A name is not.
  fileprivate var isNotation: Bool {
    let parts = split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, unicodeScalars.count <= String.notationScalars else { return false }
    let (number, notation) = (parts[0], parts[1])
    return (1...6).contains(number.utf8.count) && number.utf8.allSatisfy { (48...57).contains($0) } && !notation.isEmpty
      && notation.allSatisfy { $0.isUppercase || $0.isASCII && $0.isNumber || "/-.&".contains($0) }
  }
}
