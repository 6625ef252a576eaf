import Documents
import Dossiers
public import Exchange
import JSON
import Procedures
import Text
import WorkingTime

extension OneStop {
  /// The message that an effect of the outbox sends, and to which organisation; nil when what it needs was erased.
  ///
  /// The same effect gives the same message, however often it is tried.
  public func message(of effect: Effect) throws -> (message: Message, to: String)? {
    guard effect.kind == .dispatch || effect.kind == .within, let key = effect.subject.document else { return nil }
    let definitions = self.definitions
    let found: (stored: StoredDocument, sending: DocumentSending, at: Instant, said: String?)? =
      try store.read(for: authority) { record in
        guard let stored = try StoredDocument(key, record, through: effect.version),
          let entry = try record.entries(of: key).first(where: { $0.version == effect.version }),
          let kept = try record.content(of: entry)
        else { return nil }
        let values = try JSONField(JSONValue(reading: kept.body)).anyObject()
        let sendings = try values.optional("sendings")?.array() ?? []
        guard sendings.indices.contains(effect.number - 1) else { return nil }
        let said = try values.optional("reason")?.string() ?? values.optional("opinion")?.string()
        let at = try DocumentEntryBody(reading: entry.body).at
        return (stored, try DocumentSending(sendings[effect.number - 1]), at, said)
      }
    guard let found, let content = found.stored.content,
      let unit = definitions.authority.unit(found.stored.document.agency), let code = unit.code
    else { return nil }
    let from = Correspondent(OrganID(code.newer), name: unit.name.vi)
    switch found.sending.message {
    case .document, .recall, .update, .withdrawal:
      let document = try message(of: found.stored, content, from: from, to: found.sending.to)
      let reason = found.said ?? "–"
      let sent =
        switch found.sending.message {
        case .recall: document.recall(because: reason, at: found.at)
        case .update: document.update(because: reason, changesInfo: true, at: found.at)
        case .withdrawal:
          document.update(
            because: reason, changesInfo: false, receivers: [ReceiverChange(OrganID(found.sending.to), .removed)],
            at: found.at)
        case .document, .status: document
        }
      return (.document(sent), found.sending.to)
    case .status(let status):
      var message = StatusMessage()
      message.from = from
      // A request of the sender names its own document, an answer that of the receiver of the answer.
      let owner = status.isFromSender ? code.newer : content.sender?.code
      message.responseFor = ResponseReference(
        owner.flatMap { OrganID($0) }, code: content.code, documentID: content.documentID,
        date: content.date.map { WireDay($0) })
      message.status = Coded(status)
      message.description = found.said ?? status.words.vi
      message.timestamp = WireTime(found.at)
      return (.status(message), found.sending.to)
    }
  }

  /// A document as it goes to those of its receivers who have this code.
  func message(
    of stored: StoredDocument, _ content: DocumentContent, from: Correspondent, to receiver: String
  ) throws -> DocumentMessage {
    let document = stored.document
    var message = DocumentMessage()
    message.from = from
    message.to = content.receivers.filter { $0.code == receiver }.map {
      Correspondent($0.code.flatMap { OrganID($0) }, name: $0.name)
    }
    message.documentID = content.documentID
    message.code = content.code.map { DocumentCode($0) }
    message.promulgation = Promulgation(
      place: definitions.authority.unit(document.agency)?.place?.vi, date: content.date.map { WireDay($0) })
    if let kind = document.kind { message.type = StatedType(kind) }
    message.subject = content.subject
    // Longer names are cut off or refused by programs in service.
    message.signatory = Signatory(fullName: content.signer.map { String($0.prefix(50)) })
    message.dueDate = content.answerBy.map { WireDay($0) }
    message.toPlaces = content.receivers.enumerated().filter { !document.withdrawn.contains($0.offset) }.map {
      String($0.element.name.prefix(150))
    }
    message.other.priority = Coded(document.urgency)
    message.other.pages = content.pages.map { String($0) }
    message.other.copies = content.copies.map { String($0) }
    if let answered = document.answers {
      let asked = try store.read(for: authority) { try StoredDocument(answered, $0)?.content }
      if let asked {
        message.responsesFor = [
          ResponseReference(
            asked.sender?.code.flatMap { OrganID($0) }, code: asked.code, documentID: asked.documentID,
            date: asked.date.map { WireDay($0) })
        ]
      }
    }
    if let replaced = document.replaces,
      let old = try store.read(for: authority, { try StoredDocument(replaced, $0)?.content })
    {
      message.business = Business(.replace, reason: content.note ?? "Thay thế văn bản số \(old.code ?? replaced.text)")
      message.business?.replacements = [
        Replacement(old.documentID, for: old.receivers.compactMap { $0.code.flatMap { OrganID($0) } })
      ]
    }
    for file in content.files {
      let bytes = try files.open(sha256: file.sha256, bytes: file.bytes).read(at: 0, count: file.bytes)
      // By its content, so that every try names it alike.
      guard let enclosure = Enclosure(packing: bytes, named: file.name, identifier: String(file.sha256.prefix(32)))
      else { continue }
      message.attachments.append(enclosure)
      var reference = AttachmentReference()
      (reference.contentID, reference.contentType) = (enclosure.contentID, file.type)
      reference.name = file.name
      message.references.append(reference)
    }
    return message
  }
}
