import Documents
import Dossiers
import OneStop
import Proofs
import Text
import WorkingTime

/// Bringing a record back to a point of its log, table by table as ``TableRule`` has it.
extension AuthorityRecord {
  func otherAuthority() throws -> String? {
    try first("SELECT authority FROM entry WHERE authority <> ? LIMIT 1", authority) { row in row.text(0) }
  }

  func cut(_ cut: RecordCut) throws -> CutTraces {
    var traces = CutTraces()
    try cutOutbox(cut, &traces)
    try cutFiles(cut, &traces)
    try cutLog(cut, &traces)
    for subject in cut.gone { try forget(subject) }
    for back in cut.back { try turnBack(back) }
    for place in cut.registerEntries { try forget(place) }
    for manifest in cut.evidence { try removeEvidence(manifest) }
    try cutPayments(cut)
    for row in cut.outcomes { try run("DELETE FROM command WHERE authority = ? AND id = ?", authority, row) }
    try takeAgain(cut, &traces)
    try cutDated(cut)
    try setNumbers(cut)
    return traces
  }

  private func cutLog(_ cut: RecordCut, _ traces: inout CutTraces) throws {
    let heads = try first(
      "SELECT count(*), coalesce(max(size), 0) FROM signed_head WHERE authority = ? AND size > ?", authority,
      cut.position
    ) { row in (Int(row.int(0)), row.int(1)) }
    if let heads { (traces.heads, traces.largestHead) = heads }
    try run("DELETE FROM signed_head WHERE authority = ? AND size > ?", authority, cut.position)
    try run(
      "DELETE FROM content WHERE entry IN (SELECT id FROM entry WHERE authority = ?1 AND position > ?2)", authority,
      cut.position)
    try run("DELETE FROM entry WHERE authority = ? AND position > ?", authority, cut.position)
    // A subtree that is not full any more is none that is kept.
    for level in stride(from: TreeNodes.step, through: 62, by: TreeNodes.step) {
      try run(
        "DELETE FROM tree_node WHERE authority = ? AND level = ? AND number >= ?", authority, level,
        cut.position >> Int64(level))
    }
  }

  /// What is derived of what stays is made again; here goes what nothing is derived from any more.
  private func forget(_ subject: RecordSubject) throws {
    try run("DELETE FROM attachment WHERE authority = ? AND subject = ?", authority, subject.text)
    try removeProjection(of: subject)
    switch subject {
    case .dossier(let code):
      try run("DELETE FROM portal_number WHERE authority = ? AND dossier = ?", authority, code.text)
    case .document(let key):
      try run("DELETE FROM handed_draft WHERE authority = ? AND document = ?", authority, key.text)
    }
  }

  private func turnBack(_ back: TurnedBack) throws {
    switch back.subject {
    case .dossier(let code):
      try run(
        "UPDATE dossier SET last_position = ?, answers_position = ?, lookup_position = ? WHERE authority = ? AND code = ?",
        back.last, back.answers, back.lookup, authority, code.text)
    case .document(let key):
      try run(
        "UPDATE document SET last_position = ? WHERE authority = ? AND number = ?", back.last, authority, key.number)
    }
  }

  private func forget(_ place: RecordCut.RegisterPlace) throws {
    for table in ["register_entry", "register_key"] {
      try run(
        "DELETE FROM " + .name(table) + " WHERE authority = ? AND register = ? AND identity = ?", authority,
        place.register.text, place.identity)
    }
  }

  private func cutPayments(_ cut: RecordCut) throws {
    for (reference, status) in cut.paymentsBack.sorted(by: { $0.key < $1.key }) {
      try run(
        "UPDATE payment SET status = ? WHERE authority = ? AND reference = ?", status.rawValue, authority, reference)
    }
    for reference in cut.paymentsGone.sorted() {
      try run("DELETE FROM payment WHERE authority = ? AND reference = ?", authority, reference)
    }
    // A question without a dossier is of nobody here: it stays, and whoever has looked into it has.
    try run(
      "DELETE FROM payment_question WHERE authority = ? AND raised_at > ? AND dossier IS NOT NULL", authority,
      cut.moment)
    try run(
      """
      UPDATE payment_question SET settled_at = NULL, settled_by = NULL, reason = NULL
      WHERE authority = ? AND settled_at > ? AND dossier IS NOT NULL
      """, authority, cut.moment)
  }

  private func cutDated(_ cut: RecordCut) throws {
    for (table, rule) in TableRule.all.sorted(by: { $0.key < $1.key }) {
      guard case .dated(let dated) = rule else { continue }
      try run(
        "DELETE FROM " + .name(table) + " WHERE authority = ? AND " + .name(dated.column) + " > ?", authority,
        cut.moment)
      guard let end = dated.end else { continue }
      let undone = dated.endings.reduce(SQL.name(end) + " = NULL") { $0 + ", " + .name($1) + " = NULL" }
      try run(
        "UPDATE " + .name(table) + " SET " + undone + " WHERE authority = ? AND " + .name(end) + " > ?", authority,
        cut.moment)
    }
    // What a dossier had taken and has no more may be taken by the next one, as long as its day lasts.
    try run(
      """
      UPDATE upload SET is_waiting = 1 WHERE authority = ? AND is_waiting = 0 AND scan IN ('', 'clean')
        AND NOT EXISTS (SELECT 1 FROM attachment WHERE attachment.authority = upload.authority
          AND attachment.sha256 = upload.sha256)
      """, authority)
    try recountWaitingUploads()
  }

  private func setNumbers(_ cut: RecordCut) throws {
    var numbers = cut.numbers
    for (series, table) in [(Series.delegations, "delegation"), (Series.workFiles, "work_file")] {
      let last = try first(
        "SELECT coalesce(max(number), 0) FROM " + .name(table) + " WHERE authority = ?", authority
      ) { row in Int(row.int(0)) }
      numbers[series] = last ?? 0
    }
    for (series, last) in numbers.sorted(by: { $0.key.name < $1.key.name }) {
      if last > 0 {
        try setLastNumber(last, in: series)
      } else {
        try run("DELETE FROM series WHERE authority = ? AND name = ?", authority, series.name)
      }
    }
  }
}
