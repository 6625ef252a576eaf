public import Documents
import Dossiers
public import JSON
public import Procedures
public import Text
public import WorkingTime

/// What an entry of the log says about an official document: form 2 of entries.
public struct DocumentEntryBody: Sendable, Hashable {
  /// The authority whose log it is.
  public let authority: Key<Authority>
  /// The document.
  public let document: DocumentKey
  /// Its number within the document, from 1.
  public let version: Int
  /// When it was written.
  public let at: Instant
  /// Who acted, as entries about dossiers write it.
  public let actor: String
  /// What happened, in order.
  public let events: [DocumentEvent]
  /// The salted SHA-256 of the confidential content beside the log; nil when there is none.
  public let contentHash: String?

  /// Form 2 of an entry.
  var json: JSONValue {
    EntryFrame(authority: authority, version: version, at: at, actor: actor, contentHash: contentHash)
      .json(form: 2, about: ("document", document.text), events.map(\.json))
  }

  /// Reads the canonical form of an entry.
  ///
  /// - Throws: `JSONError` when it is not one, or of a form this program does not know.
  public init(reading body: String) throws(JSONError) {
    let read = try EntryFrame.read(body, form: 2, about: "document")
    document = try read.subject.documentKey()
    var events: [DocumentEvent] = []
    for event in read.events { events.append(try DocumentEvent(event)) }
    self.events = events
    (authority, version, at) = (read.frame.authority, read.frame.version, read.frame.at)
    (actor, contentHash) = (read.frame.actor, read.frame.contentHash)
  }

  init(
    authority: Key<Authority>, document: DocumentKey, version: Int, at: Instant, actor: String,
    events: [DocumentEvent], contentHash: String?
  ) {
    self.authority = authority
    self.document = document
    self.version = version
    self.at = at
    self.actor = actor
    self.events = events
    self.contentHash = contentHash
  }
}

/// What an entry of the log says, whatever it is about.
enum AnyEntryBody {
  case dossier(EntryBody)
  case document(DocumentEntryBody)

  /// Reads the canonical form of an entry of any form.
  init(reading body: String) throws(JSONError) {
    if case .integer(2)? = try JSONValue(reading: body)["form"] {
      self = .document(try DocumentEntryBody(reading: body))
    } else {
      self = .dossier(try EntryBody(reading: body))
    }
  }

  var authority: Key<Authority> {
    switch self {
    case .dossier(let entry): entry.authority
    case .document(let entry): entry.authority
    }
  }

  var subject: RecordSubject {
    switch self {
    case .dossier(let entry): .dossier(entry.dossier)
    case .document(let entry): .document(entry.document)
    }
  }

  var version: Int {
    switch self {
    case .dossier(let entry): entry.version
    case .document(let entry): entry.version
    }
  }

  var at: Instant {
    switch self {
    case .dossier(let entry): entry.at
    case .document(let entry): entry.at
    }
  }

  var contentHash: String? {
    switch self {
    case .dossier(let entry): entry.contentHash
    case .document(let entry): entry.contentHash
    }
  }
}
