import Documents
import Dossiers
import JSON
import Text

extension OneStop {
  /// The outbox is record beside the log: what was sent can be derived from nothing. That its rows belong to entries
  /// that told something can be proved.
  func verifyOutbox(_ proof: inout LogProof) throws {
    var (from, limit): (Int64, Int) = (1, 500)
    while true {
      let (first, most) = (from, limit)
      let piece: [CausedRow]
      do {
        piece = try store.read(for: authority) { record in
          try record.outbox(from: first, limit: most).map { try CausedRow($0, self, record) }
        }
      } catch {
        guard limit == 1 else {
          limit = 1
          continue
        }
        // Which one it is can be read of every row; a store that reads nothing at all is a failure.
        guard let id = try store.read(for: authority, { try $0.outboxNumber(from: first) }) else { throw error }
        tell(
          &proof,
          RecordFault(
            position: nil, subject: nil,
            words: Words(
              vi: "không đọc được dòng \(id) của hộp gửi đi, hoặc mục nhật ký của nó",
              en: "row \(id) of the outbox, or its entry, cannot be read")))
        (from, limit) = (id + 1, 500)
        continue
      }
      guard let last = piece.last?.row.id else { return }
      for caused in piece where !caused.isRight {
        let (row, entry) = (caused.row, caused.entry)
        tell(
          &proof,
          RecordFault(
            position: entry.flatMap { $0.isPlaced ? $0.position : nil }, subject: row.effect.subject,
            words: Words(
              vi: "hộp gửi đi có dòng \(row.id) mà không mục nào của nhật ký gây ra",
              en: "row \(row.id) of the outbox has no entry in the log that caused it")))
      }
      from = last + 1
    }
  }

  private func tell(_ proof: inout LogProof, _ fault: RecordFault) {
    if proof.faults.count < 1000 { proof.faults.append(fault) }
  }

  /// The number of the last effect of its kind that the entry of an effect can have caused.
  fileprivate func most(ofKindOf effect: Effect, _ record: any RecordReading) throws -> Int {
    switch effect.kind {
    case .mail, .message:
      // Erased content tells nothing any more, and is no fault.
      return try record.content(ofEntryAt: effect.entry, of: effect.subject).map(\.notices) ?? .max
    case .dispatch, .within:
      return try record.content(ofEntryAt: effect.entry, of: effect.subject).map(\.sendings) ?? .max
    case .payment, .paymentReceipt, .portal, .handOver, .handOverAnswer: return .max
    case .seal where effect.subject.document != nil: return try asksForSeal(effect, record) ? 1 : 0
    case .seal:
      guard let code = effect.subject.dossier else { return 0 }
      // A row of the list that cannot be read, or is not there, is told by itself.
      guard let stored = try? record.dossier(code, for: .everything) else { return .max }
      return try sealSubject(of: effect, stored.dossier, record) == nil ? 0 : effect.number
    }
  }

  /// Whether the entry of an effect asked for the seal on an official document.
  private func asksForSeal(_ effect: Effect, _ record: any RecordReading) throws -> Bool {
    guard let stored = try record.entry(at: effect.entry) else { return false }
    return try DocumentEntryBody(reading: stored.body).events.contains(.sealAsked)
  }
}

/// A row of the outbox beside the entry that it names.
private struct CausedRow {
  let row: OutboxRow
  let entry: StoredEntry?
  /// Whether the entry is the one that it names, and told so much.
  let isRight: Bool

  init(_ row: OutboxRow, _ office: OneStop, _ record: any RecordReading) throws {
    self.row = row
    entry = try record.entry(at: row.effect.entry)
    let isOfEntry = entry.map { $0.subject == row.effect.subject && $0.version == row.effect.version } ?? false
    isRight = try row.effect.number <= office.most(ofKindOf: row.effect, record) && isOfEntry
  }
}

extension StoredContent {
  /// How many notices it holds.
  fileprivate var notices: Int { count(of: "notices") }

  /// How many messages to other offices it holds.
  fileprivate var sendings: Int { count(of: "sendings") }

  private func count(of name: String) -> Int {
    guard case .array(let list)? = (try? JSONValue(reading: body))?[name] else { return 0 }
    return list.count
  }
}
