import Crypto
public import Dossiers
import JSON
import Procedures
import Signatures
import Text
import WorkingTime

extension OneStop {
  /// Puts the authority's seal on what is to be sealed first, if its time has come.
  ///
  /// What was made is verified by the rules by which others' signatures are judged, kept under its hash, and only then
  /// recorded; from then on everybody gets these bytes and no others. A worker that is cut off leaves at most a file that
  /// nothing names: whoever tries again finds the first one recorded, or none.
  ///
  /// - Returns: What it came to; nil when nothing is to be done now.
  public func sealNext(
    with seal: AuthoritySeal, patience: Patience = Patience()
  ) throws -> (row: OutboxRow, answer: EffectAnswer)? {
    try carryOut(.seal, patience: patience) { row in try affix(seal, by: row.effect) }
  }

  /// Opens a sealed file, for whoever may see the dossier whose view told of it.
  public func open(_ seal: AffixedSeal) throws -> any ReadingFile {
    try files.open(sha256: seal.sha256, bytes: seal.bytes)
  }

  private func affix(_ seal: AuthoritySeal, by effect: Effect) throws -> EffectAnswer {
    if let key = effect.subject.document { return try affix(seal, to: key, by: effect) }
    guard let code = effect.subject.dossier, let (subject, thing) = try thing(toSealBy: effect, on: code) else {
      return .refused("erased")
    }
    if case .sealed = thing { return .done("sealed") }
    let made: [UInt8]
    do {
      made = try sealed(thing, with: seal)
    } catch let failure as SigningFailure {
      return EffectAnswer(failure)
    } catch is PressFailure {
      return .later("press")
    }
    let (sha256, bytes) = try keep(made)
    let affixed = AffixedSeal(
      on: subject, entry: effect.version, sha256: sha256, bytes: bytes,
      certificate: seal.identity.certificate.sha256.hex, isStamped: seal.timeStamps != nil)
    let outcome = try perform(
      .recordSeal(affixed), on: code,
      CommandRequest(
        key: CommandKey(owner: "engine", id: effect.identity), digest: effect.identity, caller: .engine), keeping: [])
    try removeUnlessNamed(sha256)
    guard case .done = outcome else { return .refused("not-taken") }
    return .done("sealed")
  }

  /// Puts what was sealed, or has come, among the files.
  ///
  /// - Parameter known: Its SHA-256, where that is known already.
  @discardableResult
  func keep(_ made: [UInt8], hashedAs known: String? = nil) throws -> (sha256: String, bytes: Int) {
    let file = try known.map { try files.receive(hashedAs: $0) } ?? files.receive()
    try file.append(made)
    return try file.finish()
  }

  /// Removes the file of whoever came second.
  func removeUnlessNamed(_ sha256: String) throws {
    guard try !store.read(for: authority, { try $0.isNamed(sha256: sha256) }) else { return }
    try removeUnnamed(sha256, .whatever)
  }

  private func sealed(_ thing: ThingToSeal, with seal: AuthoritySeal) throws -> [UInt8] {
    let now = environment.now()
    let signing = try seal.signing(at: now)
    switch thing {
    case .letter(let letter):
      let (paper, picture): ([UInt8], PDFAppearance?)
      do {
        (paper, picture) = (try seal.press.pdf(of: letter), try seal.press.picture(for: letter.agency, sealedAt: now))
      } catch {
        throw PressFailure()
      }
      return try signing.pdf(paper, PDFSigning(field: "ConDau", name: letter.agency.vi, appearance: picture))
    case .result(let document):
      let file = try files.open(sha256: document.sha256, bytes: document.bytes)
      return try signing.message(over: file.read(at: 0, count: document.bytes))
    case .sealed: preconditionFailure("what is sealed is not sealed again")
    }
  }

  /// What a row of the outbox is about; nil when its content was erased.
  private func thing(toSealBy effect: Effect, on code: DossierCode) throws -> (SealSubject, ThingToSeal)? {
    try store.read(for: authority) { record in
      guard let stored = try record.dossier(code, for: .everything),
        let subject = try sealSubject(of: effect, stored.dossier, record)
      else { return nil }
      guard stored.dossier.seal(on: subject, entry: effect.version) == nil else { return (subject, .sealed) }
      guard let content = try record.content(ofEntryAt: effect.entry, of: effect.subject) else { return nil }
      let values = try JSONValue(reading: content.body)
      switch subject {
      case .letter(let id):
        guard let kept = values["letters"]?[id.text] else { return nil }
        return (subject, .letter(try LetterDocument(JSONField(kept))))
      case .result:
        guard let kept = values["signed"] else { return nil }
        return (subject, .result(try SignedDocument(JSONField(kept))))
      }
    }
  }

  /// What an effect puts the seal on; nil when its entry issued nothing of the kind.
  func sealSubject(of effect: Effect, _ dossier: Dossier, _ record: any RecordReading) throws -> SealSubject? {
    guard let stored = try record.entry(at: effect.entry) else { return nil }
    let subjects = try EntryBody(reading: stored.body).events.sealSubjects(
      in: procedure(dossier.procedure, dossier.revision, record))
    return subjects.indices.contains(effect.number - 1) ? subjects[effect.number - 1] : nil
  }
}

/// What the seal is to be put on, with what is needed for it.
private enum ThingToSeal {
  case letter(LetterDocument)
  case result(SignedDocument)
  /// The seal is on it already.
  case sealed
}

/// The file of a letter, or the picture of a seal, could not be made.
struct PressFailure: Error {}

extension EffectAnswer {
  /// What a seal that could not be put on comes to: what an operator can mend is tried again.
  init(_ failure: SigningFailure) {
    switch failure {
    case .timeStamp(let missing): self = missing.isPassing ? .unreachable("time-stamp") : .later("time-stamp")
    case .key: self = .unreachable("seal-key")
    case .certificate(let check): self = .unreachable("seal-\(check.rule)")
    case .document: self = .refused("document")
    case .unsound(let check): self = .later("unsound-\(check.rule)")
    }
  }
}
