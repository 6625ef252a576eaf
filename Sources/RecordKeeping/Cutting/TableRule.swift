/// What becomes of the rows of a table when a record is brought back to a point of its log.
package enum TableRule: Sendable, Hashable {
  /// Rows belong to entries of the log, and are left as they stood at the point: those of later entries go, numbers and files that
  /// were given later are given again.
  case logged
  /// Made again of the log and of other tables, as `motcua log rebuild` makes it.
  case derived
  /// Rows have a date of their own: later ones go, and an end that came later is undone.
  case dated(Dated)
  /// Rows of entries that go are gone, too. What was done for the others since stays done: the world outside has seen it, and is not
  /// to be told twice.
  case told
  /// What the world outside has brought since is not lost: it was told that it had arrived, and does not bring it again. It is
  /// taken once more.
  case broughtAgain
  /// Stays as it is now: who may come in, what the operator has set, what is true whatever the office did.
  case kept

  /// How rows are told from later ones.
  package struct Dated: Sendable, Hashable {
    /// The column with the moment of the row.
    package let column: String
    /// The column with the moment of its end, and what else is nothing before that.
    package let end: String?
    /// Other columns that the end fills.
    package let endings: [String]

    init(_ column: String, end: String? = nil, endings: [String] = []) {
      self.column = column
      self.end = end
      self.endings = endings
    }
  }

  /// The rule of every table of the schema, by its name. A table without one is a fault: whoever makes a table says here what a
  /// cut means for it.
  package static let all: [String: TableRule] = [
    // The log, its content, and the tree over it. Heads that were signed over entries that go are not of this log any more.
    "entry": .logged, "content": .logged, "tree_node": .logged, "signed_head": .logged,
    // The numbers follow from the log: the next one is one more than the last that is left.
    "series": .logged,
    // An answer to a command is kept with what the command did; without it the command happens anew.
    "command": .logged,
    // What entries name beside themselves.
    "attachment": .logged, "evidence": .logged, "evidence_part": .logged, "register_entry": .logged,
    "register_key": .logged, "handed_draft": .logged,

    "dossier": .derived, "task": .derived, "sight": .derived, "term": .derived, "person": .derived,
    "without_persons": .derived, "candidate": .derived, "undecided_finding": .derived, "tally": .derived,
    "document": .derived, "document_dossier": .derived, "document_identity": .derived, "document_sight": .derived,
    "document_task": .derived, "document_term": .derived, "exchange_count": .derived, "upload_count": .derived,

    "delegation": .dated(Dated("ordered_at", end: "ended_at", endings: ["ended_by"])),
    "work_file": .dated(Dated("opened_at", end: "closed_at")),

    // Mail has been read and documents have arrived; what only this office does for itself (a seal, a message to an agency of its own, a
    // question to the payment platform) is done again, since the entry that says how it ended has gone.
    "outbox": .told, "sent_file": .told,
    // By what the national portal knows a dossier; of dossiers that are gone nothing stays.
    "portal_number": .told,

    "inbox": .broughtAgain,
    // Money has come or not, whatever is recorded of it: the platform is asked again, and what came for a charge that is gone is a
    // question for a person.
    "payment": .broughtAgain, "payment_message": .broughtAgain, "payment_question": .broughtAgain,
    // Whoever listens is told from the cut on of what comes in place of what has gone.
    "webhook": .broughtAgain,

    // What is held for a partner belongs to those who sent and who fetch it.
    "held_message": .kept,
    // Who may come in: a password that was changed, a token that was taken away stays so.
    "account": .kept, "token": .kept, "second_factor": .kept, "log_in": .kept, "integrator": .kept,
    // What people are in the midst of, and have set for themselves. The uploads in a draft are dated ahead, to its end; those that nobody
    // takes go when their day has passed.
    "draft": .kept, "upload": .kept, "saved_queue": .kept,
    // Who has looked at what: it was seen.
    "reading": .kept,
    // Texts under their hashes: true whenever they came.
    "definition": .kept,
    // Public keys of all that ever signed: what they signed stays provable.
    "log_key": .kept,
    // How the clock of the machine was seen last.
    "clock_watch": .kept,
    // What is on its way out, and what is still to be linked: done by the next round.
    "leaving_evidence": .kept, "leaving_file": .kept, "unlinked_evidence": .kept,
  ]
}
