public import Documents
public import Dossiers
public import Exchange
import JSON
public import Procedures
import Signatures
public import Text
import WorkingTime

extension OneStop {
  /// Takes in a message of the exchange: a document, what its sender says about one that came before, or what a receiver tells
  /// about one that left.
  ///
  /// A document counts once for each agency of this authority to which it goes, however often and in whatever message it
  /// comes; one for nobody here is recorded at the first agency of the document office, whose clerks send it back.
  ///
  /// - Parameters:
  ///   - original: The message as it came; it is among the files already, and is kept with the documents.
  ///   - authenticity: What was found about its seal and its signed files.
  ///   - partner: Who brought it.
  /// - Returns: The documents that it is about; the same answer to the same message.
  /// - Throws: ``UseRefusal``; a failure when it could not be recorded, and then nothing has happened.
  public func receive(
    _ message: Message, original: DocumentFile, authenticity: Authenticity, from partner: Key<Partner>
  ) throws -> MessageOutcome {
    let reception = try reception(
      of: message, original: original, files: enclosedFiles(of: message), authenticity: authenticity, seal: nil,
      evidence: [], from: partner, isLast: false)
    return try store.write(for: authority) { record in try self.record(reception, in: record) }
  }

  /// A message with all that is needed to record it: its files are kept, and what is found about them is known.
  struct Reception: Sendable {
    fileprivate let message: Message
    fileprivate let files: [DocumentFile]
    fileprivate let authenticity: Authenticity
    fileprivate let seal: MessageSeal?
    fileprivate let evidence: [KeptEvidence]
    fileprivate let opening: PreparedOpening?
    fileprivate let request: CommandRequest
    fileprivate let isLast: Bool

    /// What was found about the files, by its evidence: it goes with the document, so the document has to name it.
    fileprivate var judged: [JudgedFile] {
      evidence.filter { $0.kind == EvidenceBundle.manifestKind && $0.sha256 != seal?.evidence }.map {
        JudgedFile(policy: OneStop.officialPolicy, evidence: $0.sha256)
      }
    }
  }

  /// Prepares the recording of a message, as ``receive(_:original:authenticity:from:)`` says it.
  ///
  /// - Parameters:
  ///   - files: The files that come with it, which are kept already.
  ///   - seal: What was found about its seal alone; nil when it has none.
  ///   - evidence: What the findings about it stand on.
  ///   - row: Where it waits in the inbox: a refusal is told again to a repeat, and another try is a new question. So is the same message
  ///     that comes anew once a person has let go of it. Nil for one that waits nowhere.
  ///   - isLast: Whether nobody waits any more for a document of which it speaks: then it is sent back.
  func reception(
    of message: Message, original: DocumentFile, files: [DocumentFile], authenticity: Authenticity, seal: MessageSeal?,
    evidence: [KeptEvidence], from partner: Key<Partner>, waitingAt row: InboxRow? = nil, isLast: Bool
  ) throws -> Reception {
    let files = files + [original]
    var opening: PreparedOpening?
    if case .document(let message) = message, message.mayOpen, let sender = message.from?.organID?.text {
      opening = try preparedOpening(by: message.said(files: files, sender: sender), .electronic, answering: false)
    }
    return Reception(
      message: message, files: files, authenticity: authenticity, seal: seal, evidence: evidence,
      opening: opening,
      request: CommandRequest(
        key: CommandKey(
          owner: "partner/\(partner)", id: original.sha256 + (row.map { "/\($0.id)/\($0.attempts)" } ?? "")),
        digest: original.sha256, caller: .engine),
      isLast: isLast)
  }

  /// Records a message in a commit of the caller; the same answer to the same message.
  ///
  /// What the findings stand on is kept with the document; of a message that none comes of, taken or not, what came with it leaves again:
  /// should it be taken one day, it is unpacked and judged anew.
  func record(_ reception: Reception, in record: any RecordWriting) throws -> MessageOutcome {
    try once(reception.request, in: record, reading: MessageOutcome.init(reading:), writing: \.text) { commit in
      do {
        let (keys, isKept) =
          switch reception.message {
          case .document(let message):
            try commit.take(
              message, files: reception.files, authenticity: reception.authenticity, reception.seal, reception.judged,
              reception.opening)
          case .status(let message): (try commit.take(message, authenticity: reception.authenticity), false)
          }
        if isKept {
          for thing in reception.evidence { try record.keep(thing) }
        } else {
          for file in reception.files { try record.noteLeavingFile(file.sha256) }
        }
        return .taken(keys)
      } catch let refusal as DocumentRefusal {
        let notice = refusal.notice(in: commit.definitions.authority)
        if reception.isLast, case .unknownDocument = refusal {
          let isTurnedBack = try commit.turnBack(
            reception.message, files: reception.files, authenticity: reception.authenticity, reception.seal,
            reception.judged, because: notice.words.vi)
          if isTurnedBack { for thing in reception.evidence { try record.keep(thing) } }
        }
        // What somebody else names stays.
        for file in reception.files { try record.noteLeavingFile(file.sha256) }
        return .refused(notice)
      }
    }
  }
}

/// What came of a message of the exchange.
public enum MessageOutcome: Hashable, Sendable {
  /// It was taken in; the documents that it is about.
  case taken([DocumentKey])
  /// The right answer was no.
  case refused(Notice)

  var text: String {
    switch self {
    case .taken(let keys): JSONValue.object(["taken": .array(keys.map { .string($0.text) })]).canonicalText
    case .refused(let notice): Outcome.refused(notice).text
    }
  }

  init(reading text: String) throws {
    let object = try JSONField(JSONValue(reading: text)).anyObject()
    if let taken = object.optional("taken") {
      var keys: [DocumentKey] = []
      for key in try taken.array() { keys.append(try key.documentKey()) }
      self = .taken(keys)
    } else if case .refused(let notice) = try Outcome(reading: text) {
      self = .refused(notice)
    } else {
      throw UseRefusal.keyReused
    }
  }
}

extension DocumentCommit {
  /// Records a document, or what its sender says about one that came before.
  ///
  /// - Returns: The documents that it is about, and whether what it says is kept with one of them.
  fileprivate func take(
    _ message: DocumentMessage, files: [DocumentFile], authenticity: Authenticity, _ seal: MessageSeal?,
    _ judged: [JudgedFile], _ opening: PreparedOpening?
  ) throws -> (keys: [DocumentKey], isKept: Bool) {
    guard let sender = message.from?.organID?.text else { throw DocumentRefusal.senderMissing }
    var content = message.said(files: files, sender: sender)
    (content.seal, content.judged) = (seal, judged)
    let known = try message.documentID.map { try self.known(DocumentIdentity(told: $0, by: sender)) }
    // What is not genuine does nothing to what came before; as a new document it is recorded, for a clerk to send it back.
    let isGenuine = authenticity != .invalid
    switch message.kind.meaning {
    case .recall?, .update?:
      guard isGenuine else { throw DocumentRefusal.notGenuine }
    case .new?, .replace?, nil: break
    }
    switch message.kind.meaning {
    case .recall?:
      let keys = try perform(
        .noteAskedBack(reason: (message.business?.reason ?? message.subject).asReason), on: known ?? [],
        message.documentID)
      return (keys, false)
    case .update?:
      if message.business?.update?.changesInfo?.meaning == .no {
        return (try changeReceivers(by: message, known ?? []), false)
      }
      let keys = try perform(
        .correct(content, authenticity, reason: message.business?.reason), on: known ?? [], message.documentID)
      return (keys, true)
    case .new?, .replace?, nil:
      // The same document in another message is no other document, unless it goes to an agency that it has not reached yet.
      let reached = try Set((known ?? []).compactMap { try StoredDocument($0, record)?.document.agency })
      if let known, !known.isEmpty, reached.isSuperset(of: agencies(receiving: message)) {
        return (known, false)
      }
      let replaced = isGenuine ? try replaced(by: message, from: sender) : []
      let keys = try record(message, content, authenticity: authenticity, besides: reached, inPlaceOf: replaced)
      // The old one first: what is replaced opens no dossier any more, and what that is about is this one's matter, too.
      for old in replaced {
        let agency = try StoredDocument(old, record)?.document.agency
        let new = try keys.first { try StoredDocument($0, record)?.document.agency == agency } ?? keys.first
        if let new { try note(.noteReplacement(new), on: old) }
      }
      for key in keys { try takeUp(key, opening) }
      return (keys, true)
    }
  }

  /// The documents that a sender names so, and not what it said once of one that never came.
  private func known(_ identity: DocumentIdentity) throws -> [DocumentKey] {
    try record.documents(named: identity, .incoming).filter {
      try StoredDocument($0, record)?.document.speaksOfUnknown == false
    }
  }

  /// Sends back what a sender says of a document of its own that never came. What a receiver tells of one of ours is answered by
  /// nothing.
  ///
  /// - Returns: Whether that is on record.
  fileprivate func turnBack(
    _ message: Message, files: [DocumentFile], authenticity: Authenticity, _ seal: MessageSeal?,
    _ judged: [JudgedFile], because reason: String
  ) throws -> Bool {
    guard let office = definitions.documentOffice, let first = office.agencies.first,
      let sender = message.from?.organID?.text
    else { return false }
    var content: DocumentContent
    var agency = first.unit
    switch message {
    case .document(let document):
      content = document.said(files: files, sender: sender)
      agency = agencies(receiving: document).first ?? agency
    case .status(let status):
      guard status.status?.meaning?.isFromSender ?? false else { return false }
      var document = DocumentMessage()
      document.from = status.from
      document.documentID = status.responseFor?.documentID
      document.code = status.responseFor?.code.map { DocumentCode($0) }
      document.subject = status.description
      content = document.said(files: files, sender: sender)
    }
    (content.seal, content.judged) = (seal, judged)
    let notice = ReceivedDocument(
      agency: agency, medium: .electronic, kind: nil, urgency: .normal, authenticity: authenticity,
      isAddressedHere: true, content: content)
    do {
      let decision = try OfficialDocument.turnBack(
        aboutUnknown: notice, because: reason, in: surroundings(at: agency))
      _ = try record(decision, before: nil)
      return true
    } catch is DocumentRefusal {
      // What cannot even be recorded waits in quarantine for a person, who sees who sent it.
      return false
    }
  }

  /// The documents of the same sender in whose place a message comes, as far as they are here.
  private func replaced(by message: DocumentMessage, from sender: String) throws -> [DocumentKey] {
    try (message.business?.replacements ?? []).prefix(20).compactMap(\.documentID).flatMap { id in
      try known(DocumentIdentity(told: id, by: sender))
    }
  }

  /// A sender that changes only who receives a document asks it back from those who do not any more.
  private func changeReceivers(by message: DocumentMessage, _ known: [DocumentKey]) throws -> [DocumentKey] {
    guard !known.isEmpty else { throw DocumentRefusal.unknownDocument(message.documentID ?? "") }
    let changes = message.business?.update?.receivers ?? []
    let removed = Set(changes.filter { $0.kind?.meaning == .removed }.compactMap { $0.organID?.text })
    let leaving = try known.filter { key in
      guard let agency = try StoredDocument(key, record)?.document.agency else { return false }
      let code = definitions.authority.unit(agency)?.code
      return [code?.newer, code?.older].compactMap(\.self).contains(where: removed.contains)
    }
    guard !leaving.isEmpty else { return known }
    return try perform(
      .noteAskedBack(reason: message.business?.reason ?? "–"), on: leaving, message.documentID)
  }

  /// The agencies of this authority to which a document goes.
  private func agencies(receiving message: DocumentMessage) -> [Key<Procedures.Unit>] {
    let codes = Set(message.to.compactMap { $0.organID?.text })
    return (definitions.documentOffice?.agencies ?? []).map(\.unit).filter { unit in
      let code = definitions.authority.unit(unit)?.code
      return [code?.newer, code?.older].compactMap(\.self).contains(where: codes.contains)
    }
  }

  /// Records a document once for each agency of this authority to which it goes and which it has not reached.
  private func record(
    _ message: DocumentMessage, _ content: DocumentContent, authenticity: Authenticity,
    besides reached: Set<Key<Procedures.Unit>>, inPlaceOf replaced: [DocumentKey]
  ) throws -> [DocumentKey] {
    guard let office = definitions.documentOffice, let first = office.agencies.first else {
      throw DocumentRefusal.noOffice
    }
    let addressed = agencies(receiving: message).filter { !reached.contains($0) }
    return try (addressed.isEmpty ? [first.unit] : addressed).map { agency in
      let answers =
        authenticity == .invalid ? nil : try message.responsesFor.prefix(20).compactMap { try answered($0) }.first
      let document = ReceivedDocument(
        agency: agency, medium: .electronic, kind: message.type.kind ?? message.code?.kind,
        urgency: message.other.urgency, authenticity: authenticity, isAddressedHere: !addressed.isEmpty,
        answers: answers, replaces: try replaced.first { try StoredDocument($0, record)?.document.agency == agency },
        content: content)
      let decision = try OfficialDocument.receive(document, by: .engine, in: surroundings(at: agency))
      guard case .done(let key, _) = try record(decision, before: nil) else { throw DocumentRefusal.noOffice }
      if let answers { try note(.noteAnswer(key), on: answers) }
      return key
    }
  }

  /// The document of ours that another one answers.
  private func answered(_ reference: ResponseReference) throws -> DocumentKey? {
    guard let sender = reference.organID?.text, let id = reference.documentID else { return nil }
    return try record.documents(named: DocumentIdentity(told: id, by: sender), .outgoing).first
  }

  /// Takes in what an office tells about a document of ours, or asks about its own.
  ///
  /// Nobody does so in the name of somebody else.
  fileprivate func take(_ message: StatusMessage, authenticity: Authenticity) throws -> [DocumentKey] {
    guard authenticity != .invalid else { throw DocumentRefusal.notGenuine }
    guard let sender = message.from?.organID?.text else { throw DocumentRefusal.senderMissing }
    let id = message.responseFor?.documentID ?? ""
    guard let status = message.status?.meaning else { throw DocumentRefusal.unknownDocument(id) }
    if status.isFromSender {
      let known = try known(DocumentIdentity(told: id, by: sender))
      return try perform(.noteAskedBack(reason: message.description.asReason), on: known, id)
    }
    guard let owner = message.responseFor?.organID?.text else { throw DocumentRefusal.unknownDocument(id) }
    let known = try record.documents(named: DocumentIdentity(told: id, by: owner), .outgoing)
    let text = message.description.map { String($0.prefix(Documents.Limits.textCharacters)) }
    return try perform(
      .noteTold(by: receiver(sender, of: known), status, text: text, at: message.timestamp?.instant), on: known, id)
  }

  /// The code by which documents name a receiver that tells something under the same code, or under its other one.
  private func receiver(_ sender: String, of keys: [DocumentKey]) throws -> String {
    let unit = definitions.authority.units.compactMap(\.code).first { $0.newer == sender || $0.older == sender }
    let agency = definitions.partners.agency(sender)
    let codes = [sender, unit?.newer, unit?.older, agency?.code, agency?.older].compactMap(\.self)
    for key in keys {
      let named = try StoredDocument(key, record)?.content?.receivers.compactMap(\.code) ?? []
      if let code = codes.first(where: named.contains) { return code }
    }
    return sender
  }

  /// Does the same with every document that a message names.
  private func perform(
    _ command: DocumentCommand, on keys: [DocumentKey], _ id: String?
  ) throws -> [DocumentKey] {
    guard !keys.isEmpty else { throw DocumentRefusal.unknownDocument(id ?? "") }
    // All are decided before any is recorded: one no leaves everything as it was.
    let decided = try keys.compactMap { try StoredDocument($0, record) }.map { stored in
      let surroundings = try surroundings(at: stored.document.agency, stored, for: command)
      return (stored, try stored.document.decide(command, by: .engine, in: surroundings))
    }
    for (stored, decision) in decided { _ = try record(decision, before: stored) }
    return keys
  }
}

extension DocumentMessage {
  /// Whether it could open a dossier by itself: a new document that answers nothing. One that replaces another may be about a dossier
  /// that is open already, which a person has to see.
  fileprivate var mayOpen: Bool {
    switch kind.meaning {
    case .new?, nil: responsesFor.allSatisfy { $0.documentID == nil && $0.code == nil }
    case .replace?, .recall?, .update?: false
    }
  }

  /// What it says, within the limits of the office: what is longer stands in the original.
  fileprivate func said(files: [DocumentFile], sender: String) -> DocumentContent {
    func cut(_ text: String?, _ limit: Int) -> String? {
      text.flatMap { $0.isEmpty ? nil : String($0.prefix(limit)) }
    }
    // What is no number of pages or copies that a register could hold stands in the original.
    func count(_ text: String?) -> Int? { text.flatMap { Int($0) }.flatMap { (1...100_000).contains($0) ? $0 : nil } }
    let name = cut(from?.name, Documents.Limits.nameCharacters) ?? sender
    let about = cut(subject ?? content, Documents.Limits.subjectCharacters)
    var content = DocumentContent(
      subject: about ?? code?.description ?? documentID ?? "–",
      typeName: cut(type.name, Documents.Limits.nameCharacters),
      sender: Party(name: name, code: String(sender.prefix(Documents.Limits.codeCharacters))),
      code: cut(code?.description, Documents.Limits.codeCharacters),
      documentID: cut(documentID, Documents.Limits.textCharacters), date: promulgation.date?.day,
      signer: cut(signatory.fullName, Documents.Limits.nameCharacters), pages: count(other.pages),
      copies: count(other.copies), files: Array(files.suffix(Documents.Limits.files)))
    content.answerBy = dueDate?.day
    return content
  }
}

extension String? {
  /// The reason that a sender gives, within the limits of the office: what is longer stands in the original.
  fileprivate var asReason: String {
    let text = String((self ?? "").prefix(Documents.Limits.textCharacters))
    return text.allSatisfy(\.isWhitespace) ? "–" : text
  }
}

extension DocumentIdentity {
  /// A document as a message names it, cut as what documents say is cut when they are recorded: otherwise one with a longer
  /// name would never be found again.
  fileprivate init(told id: String, by sender: String) {
    self.init(
      sender: String(sender.prefix(Documents.Limits.codeCharacters)),
      id: String(id.prefix(Documents.Limits.textCharacters)))
  }
}
