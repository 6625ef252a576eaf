import Documents
import Dossiers
import JSON
import Procedures
import Text
import WorkingTime

/// Writes decisions about official documents in one commit: log, confidential content, projection, numbers, files.
struct DocumentRecorder {
  let authority: Key<Authority>
  /// For the codes of its agencies, and by whom others are reached.
  let definitions: Definitions
  let record: any RecordWriting
  let now: Instant
  let actor: Actor
  /// 16 fresh random bytes for each entry with content.
  let salt: () throws -> [UInt8]

  /// Records what a command led to.
  ///
  /// - Parameters:
  ///   - decision: The events; an empty one records nothing.
  ///   - before: The document before; nil for a new one.
  /// - Returns: The document afterwards.
  func record(_ decision: DocumentDecision, before: StoredDocument?) throws -> OfficialDocument {
    guard var document = before?.document ?? OfficialDocument(beginning: decision.events, at: now) else {
      throw RecordFailure.emptyBeginning
    }
    guard !decision.events.isEmpty else { return document }
    document.apply(decision.events, at: now)
    let content = try decision.confidential.map { StoredContent(salt: try salt(), body: $0.canonicalText) }
    let body = DocumentEntryBody(
      authority: authority, document: document.key, version: document.version, at: now,
      actor: actor.text(inPlaceOf: decision.inPlaceOf), events: decision.events, contentHash: content?.hash)
    let canonical = body.json.canonicalText
    let position = try record.append(
      NewDocumentEntry(
        document: document.key, version: document.version, body: canonical, leaf: EntryBody.leaf(of: canonical)),
      content: content,
      projection: DocumentProjection(
        of: document, document.erasure == nil ? decision.content ?? before?.content : nil))
    if document.erasure != nil { try record.erase(record.traces(of: .document(document.key))) }
    try raiseNumbers(of: decision.events, document)
    for (index, sending) in decision.sendings.enumerated() {
      let way = way(to: sending.to)
      try record.put(
        Effect(
          way.kind, of: .document(document.key), version: document.version, entry: position, number: index + 1,
          lane: way.lane), at: now)
    }
    if decision.asksForSeal {
      try record.put(
        Effect(.seal, of: .document(document.key), version: document.version, entry: position, number: 1), at: now)
    }
    if let effect = try handOver(of: decision.events, document, at: position) { try record.put(effect, at: now) }
    for file in decision.content?.files ?? [] {
      // What an officer names was uploaded or stands in another document; a sweep of uploads may have taken it meanwhile. What the engine
      // names it has brought just now, and nothing else names that yet.
      if case .officer = actor, try !record.isNamed(sha256: file.sha256) { throw FileRefusal.noSuchUpload(file.name) }
      try record.attach(sha256: file.sha256, to: .document(document.key))
    }
    return document
  }

  /// On which way an agency is reached: what goes to one partner keeps its order, and so does what stays within.
  private func way(to code: String) -> (kind: Effect.Kind, lane: String) {
    guard definitions.keepsRegisters(for: code) else {
      return (.dispatch, definitions.partners.partner(reaching: code)?.id.text ?? "")
    }
    return (.within, authority.text)
  }

  /// What is told to another office about a draft: that it is handed over, or that one which came from there is issued or given up.
  private func handOver(of events: [DocumentEvent], _ document: OfficialDocument, at position: Int64) throws -> Effect?
  {
    for event in events {
      switch event {
      case .handedOver(let partner):
        return Effect(
          .handOver, of: .document(document.key), version: document.version, entry: position, number: 1,
          lane: partner.text)
      case .moved(to: .released), .moved(to: .cancelled):
        guard let handed = try record.handedDraft(of: document.key) else { return nil }
        return Effect(
          .handOverAnswer, of: .document(document.key), version: document.version, entry: position, number: 1,
          lane: handed.partner.text)
      default: continue
      }
    }
    return nil
  }

  private func raiseNumbers(of events: [DocumentEvent], _ document: OfficialDocument) throws {
    for event in events {
      switch event {
      case .received, .drafted: try record.setLastNumber(document.key.number, in: .documents)
      case .registered(let entry, let code, _):
        guard let code else { throw UseRefusal.definitionLost }
        try record.setLastNumber(entry.number, in: Series(document.series(in: entry.year), of: code))
      default: break
      }
    }
  }
}

/// A document as the entries of the log tell it, with what it says now.
struct StoredDocument {
  private(set) var document: OfficialDocument
  private(set) var content: DocumentContent?

  /// Reads a document; nil when there is none of that key.
  ///
  /// - Parameter version: As it was then.
  init?(_ key: DocumentKey, _ record: any RecordReading, through version: Int = .max) throws {
    try self.init(record.entries(of: key).filter { $0.version <= version }, record)
  }

  /// Reads a document from its entries; nil when they begin none.
  init?(_ entries: [StoredEntry], _ record: any RecordReading) throws {
    var document: OfficialDocument?
    for stored in entries {
      let entry = try DocumentEntryBody(reading: stored.body)
      var now = document ?? OfficialDocument(beginning: entry.events, at: entry.at)
      now?.apply(entry.events, at: entry.at)
      document = now
      guard entry.contentHash != nil, let kept = try record.content(of: stored) else { continue }
      content = try DocumentContent(keptIn: kept) ?? content
    }
    guard let document else { return nil }
    self.document = document
  }
}

extension DocumentContent {
  /// What the content of an entry says of the document; nil when it says nothing new.
  init?(keptIn content: StoredContent) throws(JSONError) {
    guard let document = try JSONValue(reading: content.body)["document"] else { return nil }
    try self.init(JSONField(document))
  }
}
