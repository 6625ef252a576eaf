public import Documents
public import Dossiers

/// What an entry of the log, an effect or an attachment is about.
///
/// The two kinds of codes cannot be mistaken for each other: a dossier's has at least three groups, a document's two.
public enum RecordSubject: Hashable, Sendable, CustomStringConvertible {
  /// A case.
  case dossier(DossierCode)
  /// An official document.
  case document(DocumentKey)

  /// Reads what the record wrote; nil when it is neither.
  public init?(_ text: String) {
    if let key = DocumentKey(written: text) {
      self = .document(key)
    } else if let code = DossierCode(text) {
      self = .dossier(code)
    } else {
      return nil
    }
  }

  /// The code or key as it is printed, and as the record writes it.
  public var text: String {
    switch self {
    case .dossier(let code): code.text
    case .document(let key): key.text
    }
  }

  /// The dossier, if it is one.
  public var dossier: DossierCode? {
    if case .dossier(let code) = self { code } else { nil }
  }

  /// The official document, if it is one.
  public var document: DocumentKey? {
    if case .document(let key) = self { key } else { nil }
  }

  /// The code or key as it is printed.
  public var description: String { text }
}
