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
      let read: ReadMessage
      do throws(ExchangeFault) {
        read = try Message.read(bytes, today: LocalTime(row.receivedAt).day)
      } catch {
        return .quarantined(error.code.rawValue)
      }
      let original = DocumentFile(
        sha256: row.message.sha256, name: DocumentFile.messageName, bytes: row.message.bytes, type: "application/xml")
      let seal = try sealFound(on: read, original)
      let files = try enclosedFiles(of: read.message)
      let outcome = try receive(
        read.message, original: original, files: files,
        authenticity: try authenticity(of: files, broughtUnder: seal), seal: seal, from: row.message.partner,
        attempt: row.attempts)
      switch outcome {
      case .taken(let keys): return .taken(keys.first.map { .document($0) }, "taken")
      case .refused(let notice):
        return notice.code == DocumentRefusal.unknownDocument("").code ? .later(notice.code) : .quarantined(notice.code)
      }
    }
  }
}
