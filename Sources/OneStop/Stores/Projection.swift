public import Dossiers
public import Procedures
public import Text
public import WorkingTime

/// What is derived of a dossier for finding and listing it: a function of its entries and their content alone.
///
/// The store writes it in the commit of the entry; `motcua log rebuild` computes it again and compares.
public struct Projection: Sendable, Equatable {
  /// The dossier.
  public let code: DossierCode
  /// Its procedure.
  public let procedure: Key<Procedure>
  /// The agency that answers for it.
  public let unit: Key<Unit>
  /// The way it arrived.
  public let channel: Channel
  /// The step or the end where it stands.
  public let place: String
  /// The status for the national portal, 1 to 10.
  public let national: Int
  /// How many entries it has.
  public let version: Int
  /// When it was submitted.
  public let submittedAt: Instant
  /// When the result is due.
  public let due: Instant?
  /// When it ended.
  public let endedAt: Instant?
  /// Whether it counts as late.
  public let isLate: Bool
  /// How its handling is rated by time.
  public let timeliness: Timeliness
  /// The earliest moment at which time alone changes something.
  public let nextMoment: Instant?
  /// The dossier itself, as canonical JSON.
  public let state: String
  /// The tasks that are open.
  public let tasks: [TaskRow]
  /// The units whose officers may see it, by the alphabet.
  public let units: [Key<Unit>]
  /// SHA-256 of the secret by which the applicant sees it.
  public let secretHash: String
  /// How the applicant rated the service, 1 to 5; nil before that.
  public let rating: Int?
  /// Since when a message of the applicant waits for an answer; nil when none does.
  public let messageSince: Instant?
  /// The papers whose signatures are undecided, by their evidence, in order; nil in an append leaves them as they are.
  public let undecidedPapers: [String]?
  /// How many documents wait for somebody to decide about them.
  public let heldDocuments: Int
  /// The day to which it is kept; nil before its end, for ever, and once it was erased.
  public let keptUntil: Day?
  /// The name of the applicant, and the folded words by which it is found; personal. Nil in an append leaves it as it
  /// is; nil in a store means that it was erased.
  public let subject: Subject?
  /// What councils see of an admission; nil for what is received at any time.
  public let admission: AdmissionRow?
  /// Where in the log it stands; nil in an append, which gives it its place, and leaves it as it is in what replaces another.
  public let places: LogPlaces?

  /// What lists show of the applicant and search finds.
  public struct Subject: Sendable, Equatable {
    /// The name as it was written.
    public let name: String
    /// Folded words: names, telephone, personal number, the code; sorted, each once.
    public let terms: [String]
    /// Keyed hashes under which the applicant finds it after logging in, sorted, each once; nil in a store that has not
    /// looked for them yet.
    public let persons: [String]?

    /// A subject of that name.
    public init(name: String, terms: [String], persons: [String]? = []) {
      self.name = name
      self.terms = terms
      self.persons = persons
    }
  }

  /// A projection of these values.
  public init(
    code: DossierCode, procedure: Key<Procedure>, unit: Key<Unit>, channel: Channel, place: String, national: Int,
    version: Int, submittedAt: Instant, due: Instant?, endedAt: Instant?, isLate: Bool, timeliness: Timeliness,
    nextMoment: Instant?, state: String, tasks: [TaskRow], units: [Key<Unit>], secretHash: String, rating: Int? = nil,
    messageSince: Instant? = nil, undecidedPapers: [String]? = [], heldDocuments: Int = 0,
    keptUntil: Day? = nil, subject: Subject?, admission: AdmissionRow? = nil, places: LogPlaces? = nil
  ) {
    self.code = code
    self.procedure = procedure
    self.unit = unit
    self.channel = channel
    self.place = place
    self.national = national
    self.version = version
    self.submittedAt = submittedAt
    self.due = due
    self.endedAt = endedAt
    self.isLate = isLate
    self.timeliness = timeliness
    self.nextMoment = nextMoment
    self.state = state
    self.tasks = tasks
    self.units = units.sorted()
    self.secretHash = secretHash
    self.rating = rating
    self.messageSince = messageSince
    self.undecidedPapers = undecidedPapers
    self.heldDocuments = heldDocuments
    self.keptUntil = keptUntil
    self.subject = subject
    self.admission = admission
    self.places = places
  }
}

/// An open task, as queues list it.
public struct TaskRow: Sendable, Equatable {
  /// Its number within the dossier.
  public let number: Int
  /// The step.
  public let step: Key<Step>
  /// The unit and role it is for; nil when the applicant is to act.
  public let post: Post?
  /// The officer who has taken it.
  public let officer: Key<Officer>?
  /// The earlier of the limits of the step and of the law; the queue's order.
  public let due: Instant?
  /// Since when it is open; nil where nobody asks, and for one that an older program wrote.
  public let openedAt: Instant?

  /// A task of these values.
  public init(
    number: Int, step: Key<Step>, post: Post?, officer: Key<Officer>?, due: Instant?, openedAt: Instant? = nil
  ) {
    self.number = number
    self.step = step
    self.post = post
    self.officer = officer
    self.due = due
    self.openedAt = openedAt
  }
}

/// A role in a unit, to which tasks are given.
public struct Post: Hashable, Sendable {
  /// Where.
  public let unit: Key<Unit>
  /// As what.
  public let role: Key<Role>

  /// A role in a unit.
  public init(unit: Key<Unit>, role: Key<Role>) {
    self.unit = unit
    self.role = role
  }
}
