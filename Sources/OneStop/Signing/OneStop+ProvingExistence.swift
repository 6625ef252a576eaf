import Crypto
public import Dossiers
import JSON
public import Signatures
public import WorkingTime

/// The entry of the log by which a document and what proves its signatures were there: nobody could have written it later.
public struct ExistenceProof: Hashable, Sendable {
  /// Its place in the log.
  public let position: Int64
  /// The dossier.
  public let dossier: DossierCode
  /// When it was written.
  public let at: Instant
  /// Its leaf of the Merkle tree (RFC 9162, 2.1.1), in hexadecimal.
  public let leaf: String
}

extension OneStop {
  /// The entry that holds the finding of some evidence; nil when the record does not have this very manifest, or no entry
  /// names it whose hashes fit.
  public func existence(of bundle: EvidenceBundle) throws -> ExistenceProof? {
    // What it answers is a place in the log.
    try store.placeEntries(of: authority)
    return try store.read(for: authority) { record in
      let sha256 = bundle.sha256.hex
      guard let kept = try record.evidence(sha256: sha256), kept.bytes == bundle.manifestBytes else { return nil }
      for code in try record.subjects(naming: bundle.manifest.document.hex).compactMap(\.dossier) {
        if let proof = try existence(of: sha256, in: code, record) { return proof }
      }
      return nil
    }
  }

  private func existence(
    of sha256: String, in code: DossierCode, _ record: any RecordReading
  ) throws -> ExistenceProof? {
    for stored in try record.entries(of: code) {
      guard let content = try record.content(of: stored),
        let entry = try? EntryBody(reading: stored.body), entry.contentHash == content.hash,
        EntryBody.leaf(of: stored.body) == stored.leaf, let value = try? JSONValue(reading: content.body),
        value.evidence(where: { _ in true }).contains(sha256)
      else { continue }
      return ExistenceProof(position: stored.position, dossier: code, at: entry.at, leaf: stored.leaf.hex)
    }
    return nil
  }
}
