import Documents
import Dossiers
import Exchange
import Procedures
import WorkingTime

extension OneStop {
  /// Takes the message that is to be taken first, if its time has come: a document, what its sender says of one that came
  /// before, or what a receiver tells of one that left.
  ///
  /// A message about a document that has not come yet is tried again later: messages overtake each other.
  ///
  /// - Returns: The row and what came of it; nil when nothing is to be taken now.
  public func takeNext() throws -> (row: InboxRow, taking: Taking)? {
    try takeNext { row, bytes in
      let message: Message
      do throws(ExchangeFault) {
        message = try Message.read(bytes, today: LocalTime(row.receivedAt).day).message
      } catch {
        return .quarantined(error.code.rawValue)
      }
      let original = DocumentFile(
        sha256: row.message.sha256, name: "thong-diep.edxml", bytes: row.message.bytes, type: "application/xml")
      let outcome = try receive(
        message, original: original, authenticity: try authenticity(of: enclosedFiles(of: message)),
        from: row.message.partner, attempt: row.attempts)
      switch outcome {
      case .taken(let keys): return .taken(keys.first.map { .document($0) }, "taken")
      case .refused(let notice):
        return notice.code == DocumentRefusal.unknownDocument("").code ? .later(notice.code) : .quarantined(notice.code)
      }
    }
  }

  /// The message that an effect of the outbox sends; nil when what it needs was erased, or it cannot be written.
  ///
  /// The same effect gives the same bytes, however often it is tried.
  public func outgoingMessage(of row: OutboxRow) throws -> OutgoingMessage? {
    guard let (message, _) = try message(of: row.effect), let from = message.from?.organID?.text,
      let bytes = try? message.written()
    else { return nil }
    let kind: TransportKind = if case .document = message { .document } else { .status }
    return OutgoingMessage(from: from, kind: kind, bytes: bytes)
  }
}
