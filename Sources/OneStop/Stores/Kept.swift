public import Documents
import JSON
public import Procedures
public import Text
public import WorkingTime

/// A series of numbers without gaps: dossiers of an agency and day, letters and entries of registers of an agency and
/// year.
public struct Series: Hashable, Sendable {
  /// The name of the series: `dossier/H56.06/261122`, `letter/H56.06/giay-tiep-nhan/2026`,
  /// `delegation`.
  public let name: String

  /// The series of an agency's dossiers of a day; the agency by its newer code.
  public init(dossiersOf agency: String, on day: Day) {
    name = "dossier/\(agency)/\(day)"
  }

  /// The series of the authority's delegations.
  public static let delegations = Series(name: "delegation")

  /// The series of the authority's official documents, incoming and outgoing.
  public static let documents = Series(name: "document")

  /// The series of the authority's webhooks.
  public static let webhooks = Series(name: "webhook")

  /// The series of the authority's files of work.
  public static let workFiles = Series(name: "work-file")

  /// A series of an agency's register of documents: `document-in/H56.06/2026`, `document-out/H56.06/quyet-dinh/2026`,
  /// `document-in-secret/…`.
  ///
  /// - Parameter agency: The newer code of the agency, as it was when the number was given.
  public init(_ series: DocumentSeries, of agency: String) {
    let head = (series.direction == .incoming ? "document-in" : "document-out") + (series.isSecret ? "-secret" : "")
    name = ([head, agency] + [series.kind].compactMap(\.self) + [String(series.year)]).joined(separator: "/")
  }

  init(name: String) {
    self.name = name
  }

  /// The series of an agency's letters of one kind in a year: of the agency by the code that it had when the dossier came.
  public init(_ letter: Key<LetterTemplate>, of agency: String, in year: Int) {
    name = "letter/\(agency)/\(letter)/\(year)"
  }

  /// The series of the entries that an agency's actions write into a register in a year: of the agency by the code that it had when
  /// the dossier came.
  public init(_ register: Key<Register>, of agency: String, in year: Int) {
    name = "register/\(agency)/\(register)/\(year)"
  }
}

/// The identifier of a command, by which a repeat is known. It belongs to whoever gave the command.
public struct CommandKey: Hashable, Sendable {
  /// Whose it is: `officer/lan`, `form/…`, `dossier/…`, `engine`.
  public let owner: String
  /// The identifier, 1 to 128 characters.
  public let id: String

  /// The identifier of an owner's command.
  public init(owner: String, id: String) {
    self.owner = owner
    self.id = id
  }
}

/// What a command was answered, kept for repeats.
public struct KeptOutcome: Sendable, Equatable {
  /// SHA-256 of what was asked; the same key with another request is a mistake.
  public let request: String
  /// The answer, a refusal included, as JSON.
  public let answer: String
  /// When it was answered.
  public let at: Instant

  /// An answer.
  public init(request: String, answer: String, at: Instant) {
    self.request = request
    self.answer = answer
    self.at = at
  }
}

/// The text of a definition, kept under its content hash.
public struct KeptDefinition: Sendable, Equatable {
  /// The hash.
  public let revision: Revision
  /// The procedure.
  public let procedure: Key<Procedure>
  /// The files it consists of, as canonical JSON: path to text.
  public let bundle: String
  /// When the engine first used it.
  public let since: Instant

  /// A definition.
  public init(revision: Revision, procedure: Key<Procedure>, bundle: String, since: Instant) {
    self.revision = revision
    self.procedure = procedure
    self.bundle = bundle
    self.since = since
  }
}

/// An entry of a register.
public struct RegisterEntry: Sendable, Equatable {
  /// The values of the identifying fields, folded and joined by `|`.
  public let identity: String
  /// The values, by the names of the fields.
  public let values: [String: String]
  /// The ways to find it: the fields' names joined by `+`, and their folded values joined by `|`.
  public let keys: [RegisterKeyValue]

  /// An entry.
  public init(identity: String, values: [String: String], keys: [RegisterKeyValue]) {
    self.identity = identity
    self.values = values
    self.keys = keys
  }
}

/// One way to find an entry of a register.
public struct RegisterKeyValue: Hashable, Sendable {
  /// The names of the fields joined by `+`.
  public let fields: String
  /// Their folded values joined by `|`.
  public let value: String

  /// A key.
  public init(fields: String, value: String) {
    self.fields = fields
    self.value = value
  }
}

/// What an officer needs to be let in.
public struct Account: Sendable, Equatable {
  /// The name of the officer.
  public let name: Key<Officer>
  /// The password, hashed by scrypt.
  public var passwordHash: String
  /// Whether it may be used.
  public var isEnabled: Bool
  /// Wrong passwords since the last right one.
  public var failures: Int
  /// Until when it is locked after too many of them.
  public var lockedUntil: Instant?
  /// When it was made.
  public let createdAt: Instant

  /// An account.
  public init(
    name: Key<Officer>, passwordHash: String, isEnabled: Bool = true, failures: Int = 0, lockedUntil: Instant? = nil,
    createdAt: Instant
  ) {
    self.name = name
    self.passwordHash = passwordHash
    self.isEnabled = isEnabled
    self.failures = failures
    self.lockedUntil = lockedUntil
    self.createdAt = createdAt
  }
}

/// A token that stands for an account in the API, kept as its hash.
public struct AccessToken: Sendable, Equatable {
  /// SHA-256 of the token.
  public let hash: String
  /// Whose it is.
  public let account: Key<Officer>
  /// What it may be used for.
  public let scopes: Set<Scope>
  /// Until when.
  public var expiresAt: Instant

  /// What a token may be used for.
  public enum Scope: String, Sendable, CaseIterable {
    /// See queues and dossiers.
    case read
    /// Act on them.
    case act
    /// Make a second factor.
    case enrol
  }

  /// A token.
  public init(hash: String, account: Key<Officer>, scopes: Set<Scope>, expiresAt: Instant) {
    self.hash = hash
    self.account = account
    self.scopes = scopes
    self.expiresAt = expiresAt
  }
}

/// That an officer or an integrator read personal data of a dossier.
public struct PersonalReading: Sendable, Equatable {
  /// When.
  public let at: Instant
  /// Who: an officer's name, or `integrator/so-lieu`.
  public let reader: String
  /// The dossier, or the folded words of a search.
  public let subject: String
  /// What was read: `dossier`, `file`, `queue`, `search`.
  public let what: String

  /// A reading by an officer.
  public init(at: Instant, officer: Key<Officer>, subject: String, what: String) {
    self.init(at: at, reader: officer.text, subject: subject, what: what)
  }

  /// A reading by an integrator.
  public init(at: Instant, integrator: Key<Integrator>, subject: String, what: String) {
    self.init(at: at, reader: "integrator/\(integrator)", subject: subject, what: what)
  }

  private init(at: Instant, reader: String, subject: String, what: String) {
    self.at = at
    self.reader = reader
    self.subject = subject
    self.what = what
  }
}
