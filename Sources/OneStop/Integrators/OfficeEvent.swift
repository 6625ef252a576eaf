public import JSON
public import Procedures
public import Text
public import WorkingTime

/// Something that happened, as other programs are told of it: a CloudEvent 1.0.
///
/// It is made of the log alone, so that it reads the same however often it is told. It holds no personal datum: whoever
/// needs more asks for the dossier, and then may see it or not.
public struct OfficeEvent: Equatable, Sendable {
  /// By what a repeat is known, among all of ``source``: authority, position in the log and number within the entry.
  public let id: String
  /// Whose log it stands in: `urn:motcua:so-gddt`.
  public let source: String
  /// What kind of thing happened.
  public let type: EventType
  /// The code of the dossier, or the key of the document.
  public let subject: String
  /// When it was recorded.
  public let at: Instant
  /// Behind which whoever was told of it goes on.
  public let cursor: EventCursor
  /// What happened, and how the dossier or document stood then.
  public let data: JSONObject
  /// Where in the API the dossier or document is shown: `/api/v1/dossiers/…`.
  public let path: String

  /// The event in the JSON format of CloudEvents 1.0.2 (structured mode); the times are RFC 3339.
  ///
  /// `cursor` and `sequence` are extension attributes; later events have later sequences, as texts too.
  ///
  /// - Parameter address: Where the office is: `https://motcua.example.vn`; empty for links without a host.
  public func json(address: String) -> JSONValue {
    var data = data
    data["link"] = .string(address + path)
    return [
      "specversion": "1.0", "id": .string(id), "source": .string(source), "type": .string(type.description),
      "subject": .string(subject), "time": .string(at.description), "datacontenttype": "application/json",
      "cursor": .string(cursor.description), "sequence": .string(sequence), "data": .object(data),
    ]
  }

  private var sequence: String {
    func padded(_ number: Int64, _ count: Int) -> String {
      let figures = String(number)
      return String(repeating: "0", count: max(0, count - figures.utf8.count)) + figures
    }
    return padded(cursor.position, 15) + "." + padded(Int64(cursor.event ?? 0), 4)
  }
}

/// Of which events somebody is told.
public struct EventFilter: Hashable, Sendable {
  /// Whether of those of dossiers.
  public var dossiers: Bool
  /// Whether of those of official documents that are not secret.
  public var documents: Bool
  /// Only of dossiers of these procedures; nil for all.
  public var procedures: Set<Key<Procedure>>?
  /// Only of these types; nil for all.
  public var types: Set<EventType>?

  /// What an integrator may be told, and wants to.
  ///
  /// - Parameters:
  ///   - procedures: What it wants of its own; nil for all that it may.
  ///   - types: What it wants; nil for all.
  public init(
    _ session: IntegratorSession, procedures: [Key<Procedure>]? = nil, types: Set<EventType>? = nil
  ) {
    dossiers = session.scopes.contains(.eventsRead)
    documents = session.scopes.contains(.documentsRead)
    switch (session.procedures, procedures) {
    case (let own?, let wanted?): self.procedures = Set(own).intersection(wanted)
    case (let own?, nil): self.procedures = Set(own)
    case (nil, let wanted): self.procedures = wanted.map(Set.init)
    }
    self.types = types
    // Who asks for procedures asks for no documents, which belong to none.
    if procedures != nil { documents = false }
  }

  func takes(_ type: EventType) -> Bool { types?.contains(type) ?? true }
}

/// A page of events, in the order of the log.
public struct EventPage: Sendable {
  /// The events.
  public let events: [OfficeEvent]
  /// Behind what the next page begins; it moves on although no event was for whoever asks.
  public let next: EventCursor
  /// Whether the log had nothing more when the page was made.
  public let isAtEnd: Bool
}
