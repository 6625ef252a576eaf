public import Dossiers
public import Procedures
public import Text

/// An admission, as the lists of councils have it.
public struct AdmissionRow: Sendable, Equatable {
  /// The intake.
  public let intake: Key<Intake>
  /// Whose turn it is among the choices, from 0.
  public let turn: Int
  /// The school at which a seat is kept.
  public let seat: Key<Unit>?
  /// The points that are added, as a decimal number.
  public let points: String?
  /// What the applicant wishes for. Nil in an append leaves it as it is; nil in a store means that it was erased.
  public let candidacy: Candidacy?

  /// A row of these values.
  public init(intake: Key<Intake>, turn: Int, seat: Key<Unit>?, points: String?, candidacy: Candidacy?) {
    self.intake = intake
    self.turn = turn
    self.seat = seat
    self.points = points
    self.candidacy = candidacy
  }
}

/// The schools that an applicant wishes for; personal.
public struct Candidacy: Sendable, Equatable {
  /// The schools, in order.
  public let choices: [Key<Unit>]
  /// Those in whose zone the pupil lives.
  public let zone: [Key<Unit>]

  /// A candidacy for these schools.
  public init(choices: [Key<Unit>], zone: [Key<Unit>]) {
    self.choices = choices
    self.zone = zone.sorted()
  }
}

/// A page of the candidates of a school in an intake: by the order of their wish, then by points, then as they came.
public struct CandidateQuery: Sendable {
  /// The intake.
  public let intake: Key<Intake>
  /// The school.
  public let school: Key<Unit>
  /// Only dossiers in which one of these units ever had a task: what the officer may see.
  public let units: [Key<Unit>]
  /// Where the page before this one ended.
  public let after: CandidateCursor?
  /// How many rows, 1 to 500.
  public let limit: Int

  /// A query.
  public init(intake: Key<Intake>, school: Key<Unit>, units: [Key<Unit>], after: CandidateCursor?, limit: Int) {
    self.intake = intake
    self.school = school
    self.units = units
    self.after = after
    self.limit = limit
  }
}

/// A place in the order of candidates.
public struct CandidateCursor: Hashable, Sendable {
  /// The rank of the wish, from 1.
  public let rank: Int
  /// The points, in thousandths.
  public let milliPoints: Int
  /// The dossier.
  public let code: DossierCode

  /// A place in the order.
  public init(rank: Int, milliPoints: Int, code: DossierCode) {
    self.rank = rank
    self.milliPoints = milliPoints
    self.code = code
  }
}

/// A candidate of a school.
public struct CandidateRow: Sendable, Equatable {
  /// The dossier.
  public let dossier: DossierRow
  /// Which wish of the applicant the school is, from 1.
  public let rank: Int
  /// The points that are added, in thousandths.
  public let milliPoints: Int
  /// Whether the pupil lives in the school's zone.
  public let isInZone: Bool
  /// Whether it is this school's turn.
  public let isTurn: Bool
  /// Whether a seat is kept here.
  public let hasSeat: Bool

  /// A row.
  public init(dossier: DossierRow, rank: Int, milliPoints: Int, isInZone: Bool, isTurn: Bool, hasSeat: Bool) {
    self.dossier = dossier
    self.rank = rank
    self.milliPoints = milliPoints
    self.isInZone = isInZone
    self.isTurn = isTurn
    self.hasSeat = hasSeat
  }

  /// Its place in the order.
  public var cursor: CandidateCursor { CandidateCursor(rank: rank, milliPoints: milliPoints, code: dossier.code) }
}

/// How a school stands in an intake.
public struct SchoolCount: Sendable, Equatable {
  /// The school.
  public let school: Key<Unit>
  /// How many wish for it before any other.
  public let first: Int
  /// How many wish for it at all.
  public let all: Int
  /// How many seats are kept.
  public let seats: Int

  /// A count.
  public init(school: Key<Unit>, first: Int, all: Int, seats: Int) {
    self.school = school
    self.first = first
    self.all = all
    self.seats = seats
  }
}
