import JSON
import Text
import WorkingTime

/// An intake with its schools, as the officer may see them.
struct SeenIntake: SeenValue {
  let id: String
  let name: Words
  let standing: String
  let opens: Instant
  let closes: Instant
  let results: Instant
  let schools: [SeenSchool]

  init(_ field: JSONField) throws(JSONError) {
    let intake = try field.anyObject()
    id = try intake.read("id")
    name = try intake.read("name")
    standing = try intake.read("standing")
    opens = try intake.read("opens")
    closes = try intake.read("closes")
    results = try intake.read("results")
    schools = try intake.list("schools")
  }
}

/// A school of an intake.
struct SeenSchool: SeenValue {
  let school: SeenName
  let seats: Int
  /// How many wish for it before any other.
  let first: Int
  /// How many wish for it at all.
  let wishes: Int
  /// Seats that are kept.
  let kept: Int

  init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    school = try row.read("school")
    seats = try row.read("seats")
    first = try row.read("first")
    wishes = try row.read("wishes")
    kept = try row.read("kept")
  }
}

/// Somebody who wishes for a school.
struct SeenCandidate: SeenValue {
  let dossier: SeenDossierRow
  let rank: Int
  let points: String
  let isInZone: Bool
  let isTurn: Bool
  let hasSeat: Bool

  init(_ field: JSONField) throws(JSONError) {
    let row = try field.anyObject()
    dossier = try row.read("dossier")
    rank = try row.read("rank")
    points = try row.read("points")
    isInZone = try row.read("zone")
    isTurn = try row.read("turn")
    hasSeat = try row.read("seat")
  }
}
