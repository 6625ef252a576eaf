import Dossiers
import OneStop
import Procedures
import Text

/// What the row of a dossier and those beside it have of what an entry seldom changes.
struct StandingRow {
  let version: Int64
  let positions: Positions
  let indexed: IndexedColumns
  /// How its applicant has rated it, from 1 to 5.
  let rating: Int64?
  /// Its tasks and who may see it, where its state was read; nil where they have to be asked for.
  var derived: Derived?

  /// What stands beside the row when nobody but this program has written it.
  struct Derived {
    let dossier: Dossier
    var tasks: [TaskRow] { TaskRow.all(of: dossier) }
    var units: [Key<Unit>] { dossier.units }
  }

  /// The columns that are read, in this order.
  static let names: SQL = """
    version, last_position, answers_position, lookup_position, next_moment, late_after, late_cause, handled_at, is_rated,
      rating
    """

  init(_ row: borrowing Row, from first: Int) {
    version = row.int(first)
    positions = Positions(last: row.int(first + 1), answers: row.int(first + 2), lookup: row.intOrNil(first + 3))
    indexed = IndexedColumns(row, from: first + 4)
    rating = row.intOrNil(first + 9)
  }
}

/// The row of the dossier that a work has read last: whoever appends to it need not ask again.
///
/// It is as it was read for as long as the work lasts: there is one writer, or whoever read it holds it locked.
final class LastRow {
  private var code: DossierCode?
  private var row: StandingRow?

  /// Notes what was read.
  func note(_ row: StandingRow, of code: DossierCode) { (self.code, self.row) = (code, row) }

  /// What was read of a dossier, which is about to be written and not known any more then.
  func take(_ code: DossierCode) -> StandingRow? {
    defer { forget() }
    return code == self.code ? row : nil
  }

  /// Something was written, perhaps to it.
  func forget() { (code, row) = (nil, nil) }
}
