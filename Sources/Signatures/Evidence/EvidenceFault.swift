public import Text

/// Why a file is no evidence bundle that counts: where, and what is wrong there.
public struct EvidenceFault: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Kind: String, Sendable, Hashable {
    /// It is no bundle, or a damaged one.
    case damaged
    /// A newer program wrote it.
    case future
    /// The manifest is not as it has to be.
    case manifest
    /// Something that the manifest names is not there.
    case missing
    /// Something is there that the manifest does not name.
    case unexpected
    /// Something is not what its name says: its hash is another.
    case altered
    /// It is more than is read.
    case tooLarge = "too-large"
  }

  /// What is wrong.
  public let kind: Kind
  /// Where in the bundle; empty for the whole.
  public let place: String
  /// What is wrong, in a sentence.
  public let words: Words

  init(_ kind: Kind, _ place: String, _ vi: String, _ en: String) {
    self.kind = kind
    self.place = place.shown
    words = Words(vi: vi, en: en)
  }
}
