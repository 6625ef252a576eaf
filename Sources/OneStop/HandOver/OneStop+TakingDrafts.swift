import Crypto
import Documents
import Dossiers
public import Exchange
import JSON
public import Procedures
public import Text
import WorkingTime

/// Why a draft that another one-stop hands over is not taken.
public enum HandOverRefusal: Error, Hashable, Sendable {
  /// No agency of the document office has this code.
  case agency(String)
  /// The answer is to go to a server that is not the partner's.
  case answerAddress

  /// What people read.
  public var words: Words {
    switch self {
    case .agency(let code):
      Words(
        vi: "DonVi.MaDinhDanh “\(code)” không phải mã của cơ quan nào ở đây",
        en: "DonVi.MaDinhDanh “\(code)” is the code of no agency here")
    case .answerAddress:
      Words(
        vi: "HccLinkAPI phải nằm trên máy chủ đã khai báo của đối tác (hand-over hoặc address)",
        en: "HccLinkAPI has to lie on the partner's declared server (hand-over or address)")
    }
  }
}

extension OneStop {
  /// Makes a draft of the document office of what another one-stop hands over, once.
  ///
  /// Files come with it: none is fetched from where it is said to be, and those without content are named in the note.
  ///
  /// - Throws: ``HandOverRefusal``; `FileRefusal` for a file that is not taken; a failure when it could not be recorded.
  public func take(_ draft: HandedDraft, from partner: Partner) throws -> DocumentOutcome {
    guard partner.owns(draft.answerAddress) else { throw HandOverRefusal.answerAddress }
    let definitions = self.definitions
    let offices = definitions.documentOffice?.agencies.map(\.unit) ?? []
    let agency = offices.first { unit in
      let code = definitions.authority.unit(unit)?.code
      return code?.newer == draft.agency.code || code?.older == draft.agency.code
    }
    guard let agency else { throw HandOverRefusal.agency(String(draft.agency.code.prefix(64))) }
    let digest = SHA256(of: draft.json.canonical).hex
    let key = CommandKey(
      takingDraftOf: partner.id, dossierID: draft.dossierID, dossier: draft.dossier, hidden: draft.hidden)
    let request = CommandRequest(key: key, digest: digest, caller: .engine)
    let files = try draft.files.filter { $0.content != nil }.map { try self.file($0, of: partner) }
    let named = draft.files.filter { $0.content == nil }.map(\.name)
    let content = DocumentContent(
      subject: draft.subject,
      typeName: DocumentKind(named: draft.kind) == nil && !draft.kind.isEmpty ? draft.kind : nil,
      receivers: [Party(name: draft.owner.name.isEmpty ? draft.dossier : draft.owner.name)],
      signer: draft.signer.name.isEmpty ? nil : draft.signer.name, files: files,
      note: named.isEmpty
        ? "Hồ sơ \(draft.dossier)"
        : "Hồ sơ \(draft.dossier); tệp không kèm nội dung: \(named.prefix(10).joined(separator: ", "))")
    let document = DraftedDocument(
      agency: agency, unit: agency, kind: DocumentKind(named: draft.kind) ?? .officialLetter, content: content)
    return try once(request, reading: DocumentOutcome.init(reading:), writing: \.text) { commit in
      do {
        let decision = try OfficialDocument.draft(document, by: commit.actor, in: commit.surroundings(at: agency))
        let outcome = try commit.record(decision, before: nil)
        if case .done(let key, _) = outcome {
          try commit.record.keep(
            KeptHandOver(
              document: key, partner: partner.id, dossierID: draft.dossierID, dossier: draft.dossier,
              hidden: draft.hidden, answerAddress: draft.answerAddress, at: commit.now))
        }
        return outcome
      } catch let refusal as DocumentRefusal {
        return .refused(refusal.notice(in: commit.definitions.authority))
      }
    }
  }

  /// What an effect of the outbox answers to whoever has handed a draft over, and where: number and signer, or that it was given up;
  /// nil when it was erased.
  public func handedAnswer(of effect: Effect) throws -> (address: String, answer: HandedAnswer)? {
    guard effect.kind == .handOverAnswer, let key = effect.subject.document else { return nil }
    return try store.read(for: authority) { record in
      guard let handed = try record.handedDraft(of: key),
        let stored = try StoredDocument(key, record, through: effect.version)
      else { return nil }
      if stored.document.state == .cancelled {
        return (
          handed.answerAddress,
          HandedAnswer(
            dossierID: handed.dossierID, dossier: handed.dossier, hidden: handed.hidden,
            givenUpBecause: try reason(of: effect, record) ?? "")
        )
      }
      guard let content = stored.content, let number = content.code else { return nil }
      return (
        handed.answerAddress,
        HandedAnswer(
          dossierID: handed.dossierID, dossier: handed.dossier, hidden: handed.hidden, number: number,
          signer: content.signer ?? "", due: stored.document.due.map { LocalTime($0).day })
      )
    }
  }

  /// Why what an effect tells was done, as somebody wrote.
  private func reason(of effect: Effect, _ record: any RecordReading) throws -> String? {
    guard let kept = try record.content(ofEntryAt: effect.entry, of: effect.subject) else { return nil }
    return try JSONField(JSONValue(reading: kept.body)).anyObject().optional("reason")?.string()
  }

  /// Takes in a file as uploads are: judged by its content, and looked through where there is a scanner.
  private func file(_ file: HandedDraft.File, of partner: Partner) throws -> DocumentFile {
    var pieces = [file.content ?? []]
    let upload = try upload(name: file.name, from: .network("hand-over/\(partner.id)")) { pieces.popLast() ?? [] }
    let signed = try signedDocument(upload: upload.id)
    return DocumentFile(sha256: signed.sha256, name: signed.name, bytes: signed.bytes, type: signed.type)
  }
}

extension Partner {
  /// Whether an address lies on a server that the definition of the partner names.
  public func owns(_ address: String) -> Bool {
    guard let server = address.serverName else { return false }
    return [handOver, self.address].compactMap(\.self).contains { $0.serverName == server }
  }
}

extension String {
  /// Scheme, host and port of a web address, in lower case; nil for what is none, and one that holds a user's name.
  fileprivate var serverName: String? {
    let text = lowercased()
    guard let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }) else { return nil }
    let host = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    let isPlain = host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "@") && $0 != UInt8(ascii: "\\") }
    guard !host.isEmpty, isPlain else { return nil }
    return scheme + host
  }
}
