import Crypto
import Documents
import Dossiers
import Procedures
import Signatures
import Text
import WorkingTime

extension OneStop {
  /// Puts the seal on the files of an outgoing document, which may leave from then on.
  ///
  /// The seal is put on what the document holds now. Where a clerk has handed in another file meanwhile, nothing is recorded,
  /// and it is tried again with that one.
  func affix(_ seal: AuthoritySeal, to key: DocumentKey, by effect: Effect) throws -> EffectAnswer {
    guard let stored = try store.read(for: authority, { try StoredDocument(key, $0) }), let content = stored.content,
      let agency = definitions.authority.unit(stored.document.agency)
    else { return .refused("erased") }
    // Sealed already, or given up.
    guard stored.document.waitsForSeal else { return .done("sealed") }
    var affixed: [AffixedFile] = []
    do {
      for file in content.sealable { affixed.append(try sealed(file, of: agency.name, with: seal)) }
    } catch let failure as SigningFailure {
      try forget(affixed)
      return EffectAnswer(failure)
    } catch is PressFailure {
      try forget(affixed)
      return .later("press")
    }
    guard !affixed.isEmpty else { return .refused("nothing-to-seal") }
    let request = CommandRequest(
      key: CommandKey(owner: "engine", id: "\(effect.identity)/\(stored.document.version)"), digest: effect.identity,
      caller: .engine, expecting: stored.document.version)
    let outcome = try perform(.affixSeal(affixed), on: key, request)
    try forget(affixed)
    guard case .done = outcome else { return .later("overtaken") }
    return .done("sealed")
  }

  private func sealed(
    _ file: DocumentFile, of agency: Words, with seal: AuthoritySeal
  ) throws -> AffixedFile {
    let now = environment.now()
    let paper = try files.open(sha256: file.sha256, bytes: file.bytes).read(at: 0, count: file.bytes)
    let picture: PDFAppearance?
    do { picture = try seal.press.picture(for: agency, sealedAt: now) } catch { throw PressFailure() }
    let made = try seal.signing(at: now).pdf(paper, PDFSigning(name: agency.vi, appearance: picture))
    let (sha256, bytes) = try keep(made)
    return AffixedFile(
      before: file.sha256, file: DocumentFile(sha256: sha256, name: file.name, bytes: bytes, type: file.type),
      seal: DocumentSeal(
        sha256: sha256, bytes: bytes, certificate: seal.identity.certificate.sha256.hex,
        isStamped: seal.timeStamps != nil))
  }

  /// Removes sealed files that nothing has come to name.
  private func forget(_ affixed: [AffixedFile]) throws {
    for file in affixed { try removeUnlessNamed(file.file.sha256) }
  }
}
