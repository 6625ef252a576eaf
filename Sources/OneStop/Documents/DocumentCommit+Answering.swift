import Documents
import Dossiers
import Procedures
import Text
import WorkingTime

/// Documents that answer ours about dossiers.
extension DocumentCommit {
  /// The dossiers about which the document of ours was that this one answers.
  private func asked(by document: OfficialDocument) throws -> [DossierCode] {
    guard let question = document.answers, let asked = try StoredDocument(question, record)?.document,
      asked.direction == .outgoing
    else { return [] }
    return asked.dossiers
  }

  /// Links a document with the dossiers whose question it answers, so that both show each other.
  func linkAnswered(by document: OfficialDocument) throws {
    for code in try asked(by: document) { try note(.link(code), on: document.key) }
  }

  /// Whether some dossier waits for what a document answers.
  func isAwaited(_ document: OfficialDocument) throws -> Bool {
    try asked(by: document).contains { try answer(of: $0, by: document.key) != nil }
  }

  /// Does what waits for the answer, in each dossier about which was asked.
  func answerDossiers(by document: OfficialDocument) throws {
    for code in try asked(by: document) {
      guard let (decision, stored, procedure) = try answer(of: code, by: document.key) else { continue }
      _ = try writing.record(decision, before: stored, procedure: procedure, in: definitions)
    }
  }

  /// What an answer does in a dossier; nil when nothing waits for it there.
  private func answer(
    of code: DossierCode, by key: DocumentKey
  ) throws -> (decision: Decision, stored: StoredDossier, procedure: Procedure)? {
    guard let came = try StoredDocument(key, record), let stored = try record.dossier(code, for: .everything) else {
      return nil
    }
    let procedure = try office.procedure(stored.dossier.procedure, stored.dossier.revision, record)
    let command = Command.recordAnswer(
      AnsweringDocument(
        document: key.text, standing: came.document.authenticity == .valid ? .valid : .attested,
        words: came.content?.line ?? key.text))
    let decision = try stored.dossier.decide(
      command, by: .engine,
      in: writing.surroundings(of: procedure, in: definitions, for: .engine, command: command, stored: stored))
    return decision.events.isEmpty ? nil : (decision, stored, procedure)
  }
}

extension DocumentContent {
  /// Number, day, sender and subject in a line, as the history of a dossier tells it.
  fileprivate var line: String {
    let head = [code.map { "số \($0)" }, date.map { "ngày \($0.dayFirst)" }, sender.map { "của \($0.name)" }]
    return (["Văn bản"] + head.compactMap(\.self)).joined(separator: " ") + ": " + subject
  }
}
