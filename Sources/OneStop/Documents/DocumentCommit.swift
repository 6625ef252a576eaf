import Documents
import Dossiers
import Procedures
import Text
import WorkingTime

/// One command on a document inside the commit that will record it.
struct DocumentCommit {
  let office: OneStop
  let definitions: Definitions
  let record: any RecordWriting
  let now: Instant
  let actor: Actor

  /// What a decision about a document needs of the world.
  func surroundings(
    at agency: Key<Procedures.Unit>, _ stored: StoredDocument? = nil, for command: DocumentCommand? = nil
  ) throws -> DocumentSurroundings {
    guard let documentOffice = definitions.documentOffice else { throw DocumentRefusal.noOffice }
    let authority = definitions.authority
    guard let unit = authority.unit(agency) else { throw DocumentRefusal.unknownUnit(agency) }
    guard let calendar = definitions.calendar(of: unit) else { throw UseRefusal.definitionLost }
    var surroundings = DocumentSurroundings(
      now: now, office: documentOffice, authority: authority, calendar: calendar)
    surroundings.nextDocument = try record.lastNumber(in: .documents) + 1
    surroundings.content = stored?.content
    if let stored, let command, let series = stored.document.series(for: command, at: now), let code = unit.code {
      surroundings.nextEntry = try record.lastNumber(in: Series(series, of: code.newer)) + 1
    }
    return surroundings
  }

  /// Records a decision.
  func record(_ decision: DocumentDecision, before: StoredDocument?) throws -> DocumentOutcome {
    let recorder = DocumentRecorder(
      authority: office.authority, definitions: definitions, record: record, now: now, actor: actor
    ) { try office.environment.randomBytes(16) }
    let document = try recorder.record(decision, before: before)
    return .done(document.key, version: document.version)
  }

  /// Notes something about another document that follows from this command; where that one cannot take it, nothing is noted.
  func note(_ command: DocumentCommand, on key: DocumentKey) throws {
    guard let stored = try StoredDocument(key, record) else { return }
    let decision: DocumentDecision
    do {
      decision = try stored.document.decide(
        command, by: .engine, in: surroundings(at: stored.document.agency, stored, for: command))
    } catch is DocumentRefusal {
      return
    }
    let recorder = DocumentRecorder(
      authority: office.authority, definitions: definitions, record: record, now: now, actor: .engine
    ) { try office.environment.randomBytes(16) }
    _ = try recorder.record(decision, before: stored)
  }
}
