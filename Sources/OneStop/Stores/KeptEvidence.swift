public import Dossiers

/// A thing that a finding about signatures stands on: a manifest, a certificate, a revocation list. Documents are files.
public struct KeptEvidence: Sendable, Hashable {
  /// The SHA-256 of the bytes, in hexadecimal.
  public let sha256: String
  /// What kind of thing it is, in a word that never changes.
  public let kind: String
  /// The bytes.
  public let bytes: [UInt8]
  /// Of a manifest that is to be kept: what it names besides the document, by the hashes.
  public let parts: [String]

  /// A thing that is kept.
  public init(sha256: String, kind: String, bytes: [UInt8], parts: [String] = []) {
    self.sha256 = sha256
    self.kind = kind
    self.bytes = bytes
    self.parts = parts
  }
}

/// A finding that newer answers about revocation may decide.
public struct UndecidedFinding: Sendable, Hashable {
  /// The SHA-256 of the manifest of its evidence, in hexadecimal.
  public let evidence: String
  /// The dossier that it stands in.
  public let dossier: DossierCode

  /// A finding that is not decided.
  public init(evidence: String, dossier: DossierCode) {
    self.evidence = evidence
    self.dossier = dossier
  }
}
