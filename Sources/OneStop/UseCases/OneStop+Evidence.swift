public import Dossiers
public import Signatures

extension OneStop {
  /// What a finding about signatures of a dossier stands on, whole, to be given away or kept elsewhere.
  ///
  /// - Parameters:
  ///   - sha256: The manifest of the evidence, as the finding names it; one that was replaced since, too.
  ///   - caller: Who asks.
  /// - Throws: ``UseRefusal/noSuchDossier``, ``FileRefusal/noSuchFile``; a failure when it cannot be read.
  public func evidence(_ sha256: String, of code: DossierCode, for caller: Caller) throws -> EvidenceBundle {
    let view = try view(code, for: caller)
    guard view.evidence.contains(sha256),
      let bundle = try store.read(for: authority, { try EvidenceBundle(kept: sha256, in: $0, files) })
    else { throw FileRefusal.noSuchFile }
    return bundle
  }

  /// The same as one file.
  public func evidenceFile(_ sha256: String, of code: DossierCode, for caller: Caller) throws -> [UInt8] {
    guard let bytes = try evidence(sha256, of: code, for: caller).bytes else { throw FileRefusal.noSuchFile }
    return bytes
  }
}
