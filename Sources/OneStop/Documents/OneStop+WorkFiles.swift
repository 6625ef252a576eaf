public import Documents
public import Dossiers
import JSON
public import Procedures
public import Text

extension OneStop {
  /// Opens a file of work of an agency.
  ///
  /// - Parameter years: How long it is kept; nil for ever.
  /// - Returns: Its number. Every call opens one, unless it repeats the identifier.
  public func openWorkFile(
    _ title: String, years: Int?, at agency: Key<Procedures.Unit>, _ request: CommandRequest
  ) throws -> WorkFileOutcome {
    guard case .officer(let officer) = request.caller else { throw AccessRefusal.badToken }
    return try once(request, reading: WorkFileOutcome.init(reading:), writing: \.text) { commit in
      do {
        try commit.checkClerk(of: agency, .file)
        guard !title.allSatisfy(\.isWhitespace) else { throw DocumentRefusal.subjectMissing }
        guard title.count <= Documents.Limits.subjectCharacters else {
          throw DocumentRefusal.textTooLong(limit: Documents.Limits.subjectCharacters)
        }
      } catch let refusal as DocumentRefusal {
        return .refused(refusal.notice(in: commit.definitions.authority))
      }
      let number = try commit.record.lastNumber(in: .workFiles) + 1
      try commit.record.setLastNumber(number, in: .workFiles)
      let file = WorkFile(
        number: WorkFileNumber(number: number), agency: agency, title: title, years: years, openedAt: commit.now,
        openedBy: officer)
      try commit.record.save(file)
      return .done(file.number)
    }
  }

  /// Closes a file of work: its documents are kept together from now on, and none comes to them.
  ///
  /// - Returns: Its number, or why not; the same answer to a repeat.
  /// - Throws: ``UseRefusal/noSuchWorkFile`` when there is none, or it is closed; ``UseRefusal/workFileInUse(_:)`` while one of
  ///   its documents is being handled.
  public func closeWorkFile(_ number: WorkFileNumber, _ request: CommandRequest) throws -> WorkFileOutcome {
    try once(request, reading: WorkFileOutcome.init(reading:), writing: \.text) { commit in
      guard var file = try commit.record.workFile(number) else { throw UseRefusal.noSuchWorkFile }
      do {
        try commit.checkClerk(of: file.agency, .file)
      } catch let refusal as DocumentRefusal {
        return .refused(refusal.notice(in: commit.definitions.authority))
      }
      guard file.closedAt == nil else { throw UseRefusal.noSuchWorkFile }
      let open = try commit.record.openDocuments(in: number, limit: 5)
      guard open.isEmpty else { throw UseRefusal.workFileInUse(open) }
      file.closedAt = commit.now
      try commit.record.save(file)
      return .done(number)
    }
  }
}

/// What came of opening or closing a file of work.
public enum WorkFileOutcome: Hashable, Sendable {
  /// It is open, or closed; its number.
  case done(WorkFileNumber)
  /// The right answer was no.
  case refused(Notice)

  var text: String {
    switch self {
    case .done(let number): JSONValue.object(["workFile": .string(number.text)]).canonicalText
    case .refused(let notice): Outcome.refused(notice).text
    }
  }

  init(reading text: String) throws {
    let object = try JSONField(JSONValue(reading: text)).anyObject()
    if let number = object.optional("workFile") {
      self = .done(try number.workFile())
    } else if case .refused(let notice) = try Outcome(reading: text) {
      self = .refused(notice)
    } else {
      throw UseRefusal.keyReused
    }
  }
}
