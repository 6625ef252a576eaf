import Crypto
import Documents
import Dossiers
public import Exchange
import JSON
public import Procedures
import Text
import WorkingTime

extension OneStop {
  /// The message with which an effect of the outbox hands a draft over; nil when what it needs was erased, or it was taken back
  /// since.
  ///
  /// It is made once: the dossier may be another one by the next try, and its receiver would take the same draft for two.
  ///
  /// - Parameter address: Where the answer is to go.
  public func handOverMessage(of effect: Effect, answerTo address: String) throws -> [UInt8]? {
    guard let draft = try handedDraft(of: effect, answerTo: address) else { return nil }
    return try sentOnce(effect) { draft.json.canonical }
  }

  /// The draft that an effect of the outbox hands over, with the dossier as it is now; nil when what it needs was erased, or it was
  /// taken back since.
  ///
  /// - Parameter address: Where the answer is to go.
  public func handedDraft(of effect: Effect, answerTo address: String) throws -> HandedDraft? {
    guard effect.kind == .handOver, let key = effect.subject.document else { return nil }
    let definitions = self.definitions
    let found: (draft: HandedDraft, files: [DocumentFile])? = try store.read(for: authority) { record in
      guard let then = try StoredDocument(key, record, through: effect.version), let content = then.content,
        let handed = then.document.handedOver, let now = try StoredDocument(key, record)?.document,
        now.handedOver == handed, now.state == .reviewing, let code = then.document.dossiers.last,
        let stored = try record.dossier(code, for: .everything)
      else { return nil }
      let procedure = try procedure(stored.dossier.procedure, stored.dossier.revision, record)
      let current = try CurrentContent(of: stored, procedure, record)
      var draft = HandedDraft(
        then.document, content, of: code, procedure, current.answers.map { procedure.applicant(in: $0) },
        in: definitions.authority)
      draft.papers = current.papers.map { paper in
        let part = procedure.parts.first { $0.id == paper.part }
        return HandedDraft.Paper(name: part?.name.vi ?? paper.name, code: part?.code ?? "", files: [])
      }
      (draft.hidden, draft.answerAddress) = (try token(of: key, handed), address)
      return (draft, content.files)
    }
    guard let found else { return nil }
    var draft = found.draft
    draft.files = try found.files.map { file in
      let content = try files.open(sha256: file.sha256, bytes: file.bytes).read(at: 0, count: file.bytes)
      return HandedDraft.File(name: file.name, content: content)
    }
    return draft
  }

  /// Notes on a document that the office to which it was handed has issued it, once; one that was given up there is a draft again.
  ///
  /// - Throws: ``UseRefusal`` when nothing was handed to this partner under what the answer names, or another answer was given
  ///   before.
  public func take(_ answer: HandedAnswer, from partner: Partner) throws -> DocumentOutcome {
    let request = CommandRequest(
      key: CommandKey(owner: "hand-over/\(partner.id)", id: answer.hidden),
      digest: SHA256(of: answer.json.canonical).hex, caller: .engine)
    // What was answered is answered so again, also when the draft was handed over anew since.
    if let told = try documentAnswer(to: request) { return told }
    guard let key = DocumentKey(answer.hidden.prefix { $0 != "." }) else { throw UseRefusal.noSuchDocument }
    let handed = try store.read(for: authority) { try StoredDocument(key, $0)?.document.handedOver }
    guard let handed, handed.partner == partner.id,
      isEqualInConstantTime(Array(answer.hidden.utf8), Array(try token(of: key, handed).utf8))
    else { throw UseRefusal.noSuchDocument }
    let due = answer.due.map { "Hạn xử lý: \($0.dayFirst)" }
    let command: DocumentCommand
    if let reason = answer.cancellation {
      let said = reason.prefix(Documents.Limits.textCharacters)
      command = .sendBack(opinion: said.allSatisfy(\.isWhitespace) ? "Văn phòng điện tử đã hủy dự thảo" : String(said))
    } else {
      command = .noteIssued(number: answer.number, signer: answer.signer.isEmpty ? nil : answer.signer, note: due)
    }
    return try perform(command, on: key, request)
  }

  /// What nobody can make who was not given it: the document and the entry that handed it over, with a proof.
  private func token(of key: DocumentKey, _ handed: HandedOver) throws -> String {
    let named = "hand-over\u{0}\(key)\u{0}\(handed.partner)\u{0}\(handed.entry)"
    return "\(key).\(try hmacSHA256(named.utf8, key: environment.installationKey).prefix(16).hex)"
  }
}
