import Dossiers
import Forms
import JSON
import Procedures
import Synchronization

extension OneStop {
  /// How many dossiers are looked through in one go.
  public static let linkBatch = 200

  /// Looks through dossiers that were there before their applicants could log in, by what these find them. One that is stuck is left as it
  /// is, and tried again by whoever runs the program next.
  ///
  /// - Parameter tell: Told of each that is stuck.
  /// - Returns: How many there were; fewer than ``linkBatch`` means that all are done.
  public func linkPersons(tell: (StuckDossier) -> Void = { _ in }) throws -> Int {
    let after = linkedLast.withLock { $0 }
    let codes = try store.read(for: authority) {
      try $0.dossiersWithoutPersons(after: after, limit: OneStop.linkBatch)
    }
    guard let last = codes.last else { return 0 }
    let stuck = try store.write(for: authority) { record -> [StuckDossier] in
      var stuck: [StuckDossier] = []
      for code in codes {
        var persons: [String] = []
        if try self.apart(code, { stuck.append($0) }, { persons = try self.linked(code, record) }) {
          try record.note(persons: persons, of: code)
        }
      }
      return stuck
    }
    stuck.forEach(tell)
    linkedLast.withLock { $0 = last }
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
