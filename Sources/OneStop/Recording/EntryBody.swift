import Crypto
public import Dossiers
public import JSON
public import Procedures
import Proofs
public import Text
public import WorkingTime

/// What an entry of the log says. Its canonical form is what is hashed, proved and kept for ever.
public struct EntryBody: Sendable, Hashable {
  /// The authority whose log it is.
  public let authority: Key<Authority>
  /// The dossier.
  public let dossier: DossierCode
  /// Its number within the dossier, from 1.
  public let version: Int
  /// When it was written.
  public let at: Instant
  /// Who acted: `applicant`, `engine`, `officer/<name>`, or `officer/<name>/for/<absent colleague>`.
  public let actor: String
  /// What happened, in order.
  public let events: [DossierEvent]
  /// The salted SHA-256 of the personal content beside the log; nil when there is none.
  public let contentHash: String?

  /// The officer who acted, if one did.
  public var officer: Key<Officer>? { ActingPersons(actor).officer }

  /// The absent colleague in whose place the officer acted.
  public var inPlaceOf: Key<Officer>? { ActingPersons(actor).inPlaceOf }

  /// Form 1 of the entry.
  var json: JSONValue {
    EntryFrame(authority: authority, version: version, at: at, actor: actor, contentHash: contentHash)
      .json(form: 1, about: ("dossier", dossier.text), events.map(\.json))
  }

  /// Reads the canonical form of an entry.
  ///
  /// - Throws: `JSONError` when it is not one, or of a form this program does not know.
  public init(reading body: String) throws(JSONError) {
    let read = try EntryFrame.read(body, form: 1, about: "dossier")
    dossier = try read.subject.parsed(Words(vi: "mã hồ sơ", en: "a dossier code")) { DossierCode($0) }
    var events: [DossierEvent] = []
    for event in read.events { events.append(try DossierEvent(event)) }
    self.events = events
    (authority, version, at) = (read.frame.authority, read.frame.version, read.frame.at)
    (actor, contentHash) = (read.frame.actor, read.frame.contentHash)
  }

  init(
    authority: Key<Authority>, dossier: DossierCode, version: Int, at: Instant, actor: String, events: [DossierEvent],
    contentHash: String?
  ) {
    self.authority = authority
    self.dossier = dossier
    self.version = version
    self.at = at
    self.actor = actor
    self.events = events
    self.contentHash = contentHash
  }
}

/// The persons whom an entry names as acting: `officer/lan`, `officer/minh/for/hoa`.
struct ActingPersons {
  /// The officer, if one acted.
  let officer: Key<Officer>?
  /// The absent colleague in whose place it was.
  let inPlaceOf: Key<Officer>?

  init(_ actor: String) {
    let parts = actor.split(separator: "/", omittingEmptySubsequences: false)
    let isFor = parts.count == 4 && parts[2] == "for"
    officer = parts.first == "officer" && (parts.count == 2 || isFor) ? Key(parts[1]) : nil
    inPlaceOf = isFor ? Key(parts[3]) : nil
  }
}

extension StoredContent {
  /// The salted hash by which the log knows the content: SHA-256 of the salt and the canonical form.
  public var hash: String { FiledContent.hash(of: body, salt: salt).hex }
}
