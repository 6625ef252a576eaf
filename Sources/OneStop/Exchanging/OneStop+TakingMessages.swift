import Documents
import Dossiers
import Exchange
import Procedures
import WorkingTime

extension OneStop {
  /// Takes the message that is to be taken first, if its time has come: a document, what its sender says of one that came
  /// before, or what a receiver tells of one that left.
  ///
  /// A message about a document that has not come yet is tried again later: messages overtake each other. One whose document does not
  /// come at all is sent back, and stays in quarantine for a person.
  ///
  /// - Returns: The row and what came of it; nil when nothing is to be taken now.
  public func takeNext() throws -> (row: InboxRow, taking: Taking)? {
    let patience = Patience()
    return try takeFirst(patience) { row in
      // Unpacking costs more than asking: what could not be looked through is not unpacked again before there is somebody to do so.
      if row.answer == OneStop.notScanned, !mayScanMessages() {
        return { _ in .postponed(OneStop.notScanned) }
      }
      let original = DocumentFile(
        sha256: row.message.sha256, name: DocumentFile.messageName, bytes: row.message.bytes, type: "application/xml")
      let unpacked: UnpackedMessage
      do { unpacked = try unpackedMessage(original, cameOn: LocalTime(row.receivedAt).day) } catch let fault
        as ExchangeFault
      {
        return { _ in .quarantined(fault.code.rawValue) }
      }
      if let trouble = try scanTrouble(of: unpacked.files) {
        return { record in
          // Should it be taken one day, they are unpacked again.
          for file in unpacked.files { try record.noteLeavingFile(file.sha256) }
          return trouble
        }
      }
      var evidence: [KeptEvidence] = []
      let seal = try sealFound(unpacked.seal, on: original, keeping: &evidence)
      let authenticity = try authenticity(of: unpacked.files, broughtUnder: seal, keeping: &evidence)
      let reception = try reception(
        of: unpacked.message, original: original, files: unpacked.files, authenticity: authenticity, seal: seal,
        evidence: evidence, from: row.message.partner, waitingAt: row, isLast: row.tries + 1 >= patience.attempts)
      return { record in
        switch try self.record(reception, in: record) {
        case .taken(let keys): return .taken(keys.first.map { .document($0) }, "taken")
        case .refused(let notice):
          let isTooEarly = notice.code == DocumentRefusal.unknownDocument("").code
          return isTooEarly ? .later(notice.code) : .quarantined(notice.code)
        }
      }
    }
  }

  /// The answer to a message whose files nobody could look through.
  private static let notScanned = "not-scanned"

  /// Why a message is not taken for what a scanner says of its files; nil where they are clean, or nobody scans.
  private func scanTrouble(of files: [DocumentFile]) throws -> Taking? {
    for file in files {
      switch try scanVerdict(on: file) {
      case .clean?, nil: continue
      case .infected?: return .quarantined("infected")
      case .tooLong?: return .quarantined("too-long-to-scan")
      case .unknown?: return .postponed(OneStop.notScanned)
      }
    }
    return nil
  }

  /// Reads a message and keeps what is attached to it. What the attachments hold is let go of before anybody looks at the seal, for
  /// which the whole message is read once more.
  private func unpackedMessage(_ original: DocumentFile, cameOn day: Day) throws -> UnpackedMessage {
    let file = try files.open(sha256: original.sha256, bytes: original.bytes)
    let read = try justRead.take(original.sha256, on: day) { day in
      try Message.read(file.read(at: 0, count: original.bytes), today: day)
    }
    return UnpackedMessage(
      message: read.message.withoutContents, seal: read.seal, files: try enclosedFiles(of: read.message))
  }
}

/// A message whose attachments are among the files.
private struct UnpackedMessage {
  let message: Message
  let seal: SealForm
  let files: [DocumentFile]
}
