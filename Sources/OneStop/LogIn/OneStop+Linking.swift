import Dossiers
import Forms
import JSON
import Procedures

extension OneStop {
  /// How many dossiers are looked through in one go.
  public static let linkBatch = 200

  /// Looks through dossiers that were there before their applicants could log in, by what these find them.
  ///
  /// - Returns: How many there were; fewer than ``linkBatch`` means that all are done.
  public func linkPersons() throws -> Int {
    let codes = try store.read(for: authority) { try $0.dossiersWithoutPersons(limit: OneStop.linkBatch) }
    guard !codes.isEmpty else { return 0 }
    try store.write(for: authority) { record in
      for code in codes {
        try record.note(persons: self.linked(code, record), of: code)
      }
    }
    return codes.count
  }

  private func linked(_ code: DossierCode, _ record: any RecordReading) throws -> [String] {
    guard let stored = try record.dossier(code, for: .everything),
      let content = try record.content(ofEntryAt: stored.answersPosition, of: .dossier(code)),
      case .object(let values) = try JSONValue(reading: content.body)
    else { return [] }
    let procedure = try procedure(stored.dossier.procedure, stored.dossier.revision, record)
    guard case .object(let recorded)? = values["answers"], let answers = procedure.form.answers(recorded: recorded)
    else {
      return []
    }
    return try persons.hashes(ofAccount: values["account"], procedure.applicant(in: answers))
  }
}
