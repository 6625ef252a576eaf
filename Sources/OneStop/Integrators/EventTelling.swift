import Crypto
import Documents
import Dossiers
import Exchange
import JSON
import Procedures
import Text
import WorkingTime

/// Turns entries of the log into events, one after the other; what it has read of a dossier it keeps for the next entry.
struct EventTelling {
  let office: OneStop
  let record: any RecordReading
  let filter: EventFilter
  private var stories: [DossierCode: (story: DossierStory, procedure: Procedure)] = [:]
  private var documents: [DocumentKey: OfficialDocument] = [:]

  init(_ office: OneStop, _ record: any RecordReading, _ filter: EventFilter) {
    self.office = office
    self.record = record
    self.filter = filter
  }

  /// The events of an entry that are told, in order.
  ///
  /// - Parameter first: The number of the first one that is wanted, from 1.
  mutating func events(of stored: StoredEntry, from first: Int) throws -> [OfficeEvent] {
    switch stored.subject {
    case .dossier(let code): filter.dossiers ? try events(of: code, stored, from: first) : []
    case .document(let key): filter.documents ? try events(of: key, stored, from: first) : []
    }
  }

  private mutating func events(of code: DossierCode, _ stored: StoredEntry, from first: Int) throws -> [OfficeEvent] {
    guard try concerns(code) else { return [] }
    let entry = try EntryBody(reading: stored.body)
    guard entry.events.contains(where: { $0.told.map { filter.takes(EventType($0)) } ?? false }) else { return [] }
    guard let (told, dossier, procedure) = try read(entry, stored) else { return [] }
    return told.compactMap { place -> OfficeEvent? in
      let event = entry.events[place]
      guard place + 1 >= first, let type = event.told.map({ EventType($0) }), filter.takes(type) else { return nil }
      var data = dossier.told(in: procedure, version: entry.version)
      if let details = event.details { data["event"] = .object(details) }
      return self.event(type, place: place, of: stored, at: entry.at, data, path: "/api/v1/dossiers/\(code)")
    }
  }

  /// Whether a dossier is of a procedure of which whoever listens may hear.
  private func concerns(_ code: DossierCode) throws -> Bool {
    guard let procedures = filter.procedures else { return true }
    let id = try stories[code]?.procedure.id ?? record.dossier(code, for: .everything)?.dossier.procedure
    return id.map(procedures.contains) ?? false
  }

  /// The events of an entry that may be told, and the dossier after it; nil when the log says nothing of it.
  private mutating func read(
    _ entry: EntryBody, _ stored: StoredEntry
  ) throws -> (told: [Int], dossier: Dossier, procedure: Procedure)? {
    let code = entry.dossier
    // Entries between two that were asked for may have been passed over.
    if stories[code]?.story.version != entry.version - 1 {
      guard let dossier = try record.dossier(code, for: .everything)?.dossier else { return nil }
      let procedure = try office.procedure(dossier.procedure, dossier.revision, record)
      var story = DossierStory()
      for earlier in try record.entries(of: code) where earlier.version < entry.version {
        _ = story.take(try EntryBody(reading: earlier.body), procedure)
      }
      stories[code] = (story, procedure)
    }
    guard var known = stories[code] else { return nil }
    let told = known.story.take(entry, known.procedure)
    stories[code] = known
    return known.story.known.map { (told, $0, known.procedure) }
  }

  private mutating func events(of key: DocumentKey, _ stored: StoredEntry, from first: Int) throws -> [OfficeEvent] {
    let entry = try DocumentEntryBody(reading: stored.body)
    guard let document = try read(entry) else { return [] }
    // What was secret once is not told of, whatever became of it.
    guard !document.isSecret else { return [] }
    let dossiers = try document.dossiers.filter { try concerns($0) }
    return entry.events.indices.compactMap { place -> OfficeEvent? in
      guard place + 1 >= first, let type = entry.events[place].told.map({ EventType($0) }), filter.takes(type) else {
        return nil
      }
      return event(
        type, place: place, of: stored, at: entry.at, document.told(version: entry.version, with: dossiers),
        path: "/api/v1/documents/\(key)")
    }
  }

  /// The document after an entry.
  private mutating func read(_ entry: DocumentEntryBody) throws -> OfficialDocument? {
    let key = entry.document
    var document = documents[key]
    if document?.version != entry.version - 1 {
      document = nil
      for earlier in try record.entries(of: key) where earlier.version < entry.version {
        let body = try DocumentEntryBody(reading: earlier.body)
        if document == nil { document = OfficialDocument(beginning: body.events, at: body.at) }
        document?.apply(body.events, at: body.at)
      }
    }
    if document == nil { document = OfficialDocument(beginning: entry.events, at: entry.at) }
    document?.apply(entry.events, at: entry.at)
    documents[key] = document
    return document
  }

  private func event(
    _ type: EventType, place: Int, of stored: StoredEntry, at moment: Instant, _ data: JSONObject, path: String
  ) -> OfficeEvent {
    // A log that was brought back to an earlier point has other entries at places that were told before: the leaf tells them apart.
    OfficeEvent(
      id: "\(office.authority).\(stored.position).\(place + 1).\(stored.leaf.prefix(8).hex)",
      source: "urn:motcua:\(office.authority)", type: type,
      subject: stored.subject.text, at: moment, cursor: EventCursor(behind: stored, event: place + 1), data: data,
      path: path)
  }
}

extension Dossier {
  /// How it stands, for those who may know what its applicant may.
  fileprivate func told(in procedure: Procedure, version: Int) -> JSONObject {
    let name: Words? =
      switch place {
      case .step(let id): procedure.step(id)?.name
      case .end(let id, _): procedure.end(id)?.name
      }
    let words = name ?? .plain(place.text)
    return [
      "code": .string(code.text), "procedure": .string(procedure.id.text), "procedureCode": .string(procedure.code),
      "version": JSONValue(version),
      "place": ["id": .string(place.text), "name": ["vi": .string(words.vi), "en": .string(words.en)]],
      "status": PortalStatus(of: place, in: procedure).map { JSONValue($0.rawValue) } ?? .null,
      "due": deadline.map { .string($0.due.description) } ?? .null, "late": .bool(isLate),
      "ended": .bool(endedAt != nil),
    ]
  }
}

extension OfficialDocument {
  /// How it stands, without what is confidential.
  ///
  /// - Parameter dossiers: Those with which it has to do, as far as whoever listens may hear of them.
  fileprivate func told(version: Int, with dossiers: [DossierCode]) -> JSONObject {
    [
      "document": .string(key.text), "direction": .string(direction.rawValue), "agency": .string(agency.text),
      "version": JSONValue(version), "state": .string(state.rawValue),
      "number": entry.map { .string($0.text) } ?? .null, "due": due.map { .string($0.description) } ?? .null,
      "dossiers": .array(dossiers.map { .string($0.text) }),
    ]
  }
}

extension DocumentEvent {
  /// What of it integrators are told; nil for what stays in the document office.
  fileprivate var told: ToldDocumentEvent? {
    switch self {
    case .received: .received
    case .registered: .registered
    case .moved: .moved
    case .told: .told
    case .corrected, .updated, .readdressed: .corrected
    case .askedBack: .askedBack
    case .recallRefused: .recallRefused
    case .linked, .opened: .linked
    case .answered: .answered
    case .replaced: .replaced
    case .drafted, .amended, .assigned, .taken, .reported, .sealed, .sealAsked, .affixed, .filed, .handedOver,
      .issuedElsewhere, .erased:
      nil
    }
  }
}
