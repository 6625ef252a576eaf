import Dossiers
import OneStop
import Text
import WorkingTime

/// What a cut means for what has left and what has come.
extension AuthorityRecord {
  /// Effects of entries that go are gone, with what they have sent. Of the others, those are done again whose end was an entry.
  func cutOutbox(_ cut: RecordCut, _ traces: inout CutTraces) throws {
    let going = try all(
      "SELECT kind, state, subject, version, number FROM outbox WHERE authority = ? AND entry > ? ORDER BY id",
      authority,
      cut.position
    ) { row in (kind: row.text(0), state: row.text(1), identity: (row.text(2), Int(row.int(3)), Int(row.int(4)))) }
    let named = cut.namedByStaying
    for row in going {
      guard let kind = Effect.Kind(rawValue: row.kind), let subject = RecordSubject(row.identity.0) else {
        throw damaged("an effect of the outbox is of no known kind")
      }
      if row.state == OutboxRow.State.done.rawValue, kind.leavesOffice { traces.left[kind, default: 0] += 1 }
      let effect = Effect(kind, of: subject, version: row.identity.1, entry: 0, number: row.identity.2)
      guard let sent = try sentFile(of: effect) else { continue }
      traces.files.insert(sent.sha256)
      // What was said within the authority has not been said.
      if kind == .within {
        try run("DELETE FROM inbox WHERE authority = ?1 AND partner = ?1 AND sha256 = ?2", authority, sent.sha256)
      }
      try run("DELETE FROM sent_file WHERE authority = ? AND effect = ?", authority, effect.identity)
      // Whatever else names the file for the subject is found among its entries.
      if named[subject]?.contains(sent.sha256) != true { try detach(sent.sha256, from: subject) }
    }
    try run("DELETE FROM outbox WHERE authority = ? AND entry > ?", authority, cut.position)
    try doAgain(cut)
  }

  private func doAgain(_ cut: RecordCut) throws {
    try run(
      """
      UPDATE outbox SET state = CASE WHEN lane = '' THEN 'waiting' ELSE 'queued' END,
        next_try = CASE WHEN lane = '' THEN ended_at END, ended_at = NULL, answer = NULL, attempts = 0
      WHERE authority = ? AND kind IN ('seal', 'within', 'payment', 'payment-receipt') AND ended_at > ?
      """, authority, cut.moment)
    // In a lane each waits for the one before it.
    try run(
      """
      UPDATE outbox SET state = 'queued', next_try = NULL
      WHERE authority = ? AND kind = 'within' AND lane <> '' AND state = 'waiting'
      """, authority)
    try run(
      """
      UPDATE outbox SET state = 'waiting', next_try = ?
      WHERE authority = ? AND lane <> '' AND state = 'queued' AND id = (
        SELECT min(first.id) FROM outbox AS first WHERE first.authority = outbox.authority AND first.kind = outbox.kind
          AND first.lane = outbox.lane AND first.ended_at IS NULL)
      """, cut.moment, authority)
  }

  /// Files that only what goes has named for a dossier or document.
  func cutFiles(_ cut: RecordCut, _ traces: inout CutTraces) throws {
    for subject in cut.gone { traces.files.formUnion(try files(of: subject)) }
    for back in cut.back where !back.leaving.isEmpty {
      for sha256 in try files(of: back.subject) where back.leaving.contains(sha256) {
        try detach(sha256, from: back.subject)
        traces.files.insert(sha256)
      }
    }
  }

  private func detach(_ sha256: String, from subject: RecordSubject) throws {
    try run(
      "DELETE FROM attachment WHERE sha256 = ? AND authority = ? AND subject = ?", sha256, authority, subject.text)
  }

  /// Messages that are not recorded any more wait to be taken, in the order in which they came.
  func takeAgain(_ cut: RecordCut, _ traces: inout CutTraces) throws {
    var rows = try all(
      "SELECT id, sha256, subject FROM inbox WHERE authority = ? AND state = 'taken' AND received_at > ?", authority,
      cut.moment
    ) { row in (id: row.int(0), sha256: row.text(1), subject: row.textOrNil(2)) }
    for message in cut.messages {
      rows += try all(
        "SELECT id, sha256, subject FROM inbox WHERE authority = ? AND sha256 = ? AND partner = ? AND state = 'taken'",
        authority, message.sha256, message.partner
      ) { row in (id: row.int(0), sha256: row.text(1), subject: row.textOrNil(2)) }
    }
    let named = cut.namedByStaying
    var seen: Set<Int64> = []
    for row in rows where seen.insert(row.id).inserted {
      try run(
        """
        UPDATE inbox SET state = 'waiting', answer = NULL, subject = NULL, next_try = ?, tries = 0, begun = 0
        WHERE authority = ? AND id = ?
        """, cut.moment, authority, row.id)
      if let subject = row.subject.flatMap({ RecordSubject($0) }), named[subject]?.contains(row.sha256) == false {
        try detach(row.sha256, from: subject)
      }
    }
    traces.messages = seen.count
    try recountExchange()
  }
}

extension RecordCut {
  /// The hashes that stand in what stays of the dossiers and documents of which something goes.
  fileprivate var namedByStaying: [RecordSubject: Set<String>] {
    Dictionary(back.map { ($0.subject, $0.named) }) { first, _ in first }
  }
}

extension Effect.Kind {
  /// Whether whoever it reaches is outside this office, and keeps what it got.
  fileprivate var leavesOffice: Bool {
    switch self {
    case .mail, .message, .dispatch, .portal, .handOver, .handOverAnswer: true
    case .within, .seal, .payment, .paymentReceipt: false
    }
  }
}
