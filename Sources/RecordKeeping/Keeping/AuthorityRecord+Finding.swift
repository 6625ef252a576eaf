import Dossiers
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  func dossier(_ code: DossierCode, for sight: Sight) throws -> StoredDossier? {
    let found =
      switch sight {
      case .everything:
        try first(
          AuthorityRecord.stored + " WHERE authority = ? AND code = ?" + held, authority, code.text, read: kept)
      case .secret(let hash):
        try first(
          AuthorityRecord.stored + " WHERE authority = ? AND code = ? AND secret = ?" + held, authority, code.text,
          hash, read: kept)
      case .procedures(let procedures):
        try first(
          AuthorityRecord.stored
            + " WHERE authority = ? AND code = ? AND procedure IN (SELECT value FROM json_each(?))" + held,
          authority, code.text, list(procedures), read: kept)
      case .person(let hashes):
        try first(
          AuthorityRecord.stored
            + """
             WHERE authority = ? AND code = ? AND EXISTS (
              SELECT 1 FROM person WHERE person.authority = dossier.authority AND person.dossier = dossier.code
                AND person.hash IN (SELECT value FROM json_each(?)))
            """ + held, authority, code.text, list(texts: hashes), read: kept)
      case .units(let units) where units.count == 1:
        try first(
          hold.isShared ? AuthorityRecord.heldInUnit : AuthorityRecord.storedInUnit, authority, code.text,
          units.first?.text ?? "", read: kept)
      case .units(let units):
        try first(
          hold.isShared ? AuthorityRecord.heldInUnits : AuthorityRecord.storedInUnits, authority, code.text,
          list(units), read: kept)
      }
    guard var found else { return nil }
    let dossier = try Dossier(JSONField(JSONValue(reading: found.state)))
    found.row.derived = StandingRow.Derived(dossier: dossier)
    lastRow.note(found.row, of: code)
    let positions = found.row.positions
    return StoredDossier(
      dossier: dossier, lastPosition: positions.last, answersPosition: positions.answers,
      lookupPosition: positions.lookup)
  }

  private static let stored = "SELECT state, " + StandingRow.names + " FROM dossier"

  /// As officers find it, with every act of theirs: put together once.
  private static let storedInUnits =
    stored
      + """
       WHERE authority = ? AND code = ? AND EXISTS (
        SELECT 1 FROM sight WHERE sight.authority = dossier.authority AND sight.dossier = dossier.code
          AND sight.unit IN (SELECT value FROM json_each(?)))
      """
  private static let heldInUnits = storedInUnits + " FOR UPDATE OF dossier"

  /// As officers of one unit find it, who are most: taking a list apart would cost as much as all the rest.
  private static let storedInUnit =
    stored
      + """
       WHERE authority = ? AND code = ? AND EXISTS (
        SELECT 1 FROM sight WHERE sight.authority = dossier.authority AND sight.dossier = dossier.code
          AND sight.unit = ?)
      """
  private static let heldInUnit = storedInUnit + " FOR UPDATE OF dossier"

  /// What is asked beside others of a dossier keeps it for whoever asks until the transaction ends.
  var held: SQL { hold.isShared ? " FOR UPDATE OF dossier" : "" }

  private func kept(_ row: borrowing Row) -> (state: String, row: StandingRow) {
    (row.text(0), StandingRow(row, from: 1))
  }

  /// Names as a JSON list, which the database takes apart: one statement for any number of them.
  func list<Subject>(_ keys: [Key<Subject>]) -> String {
    list(texts: keys.map(\.text))
  }

  /// Texts as a JSON list.
  func list(texts: [String]) -> String { JSONValue.array(texts.map { .string($0) }).canonicalText }

  func dossiersDue(until moment: Instant, after place: DuePlace?, limit: Int) throws -> [DuePlace] {
    func due(_ row: borrowing Row) -> DuePlace { DuePlace(moment: row.instant(0), code: row.text(1)) }
    guard let place else {
      // The index knows no codes: to put thousands of one moment in order costs more than to move them.
      return try all(
        """
        SELECT next_moment, code FROM dossier WHERE authority = ? AND next_moment IS NOT NULL AND next_moment <= ?
        ORDER BY next_moment LIMIT ?
        """, authority, moment, limit, read: due)
    }
    return try all(
      """
      SELECT next_moment, code FROM dossier
      WHERE authority = ? AND next_moment IS NOT NULL AND next_moment <= ? AND (next_moment, code) > (?, ?)
      ORDER BY next_moment, code LIMIT ?
      """, authority, moment, place.moment, place.code, limit, read: due)
  }
}

/// The columns of a dossier in a list, as they were read.
struct DossierColumns {
  let code: String
  let procedure: String
  let place: String
  let subject: String?
  let version: Int
  let submittedAt: Instant
  let due: Instant?
  let endedAt: Instant?
  let isLate: Bool
  let messageSince: Instant?
  let isUndecided: Bool

  /// The columns that are read, in this order.
  static let names: SQL = """
    dossier.code, dossier.procedure, dossier.place, dossier.subject, dossier.version, dossier.submitted_at, dossier.due,
      dossier.ended_at, dossier.is_late, dossier.message_since, dossier.undecided IS NOT NULL OR dossier.held > 0
    """

  init(_ row: borrowing Row, from first: Int) {
    code = row.text(first)
    procedure = row.text(first + 1)
    place = row.text(first + 2)
    subject = row.textOrNil(first + 3)
    version = Int(row.int(first + 4))
    submittedAt = row.instant(first + 5)
    due = row.instantOrNil(first + 6)
    endedAt = row.instantOrNil(first + 7)
    isLate = row.bool(first + 8)
    messageSince = row.instantOrNil(first + 9)
    isUndecided = row.bool(first + 10)
  }

  func row(in record: AuthorityRecord) throws -> DossierRow {
    DossierRow(
      code: try record.code(code), procedure: try record.key(procedure), place: place, subject: subject,
      version: version, submittedAt: submittedAt, due: due, endedAt: endedAt, isLate: isLate,
      messageSince: messageSince, isUndecided: isUndecided)
  }
}
