import Dossiers
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension QueueRow {
  /// The task as queues of the API list it.
  func json(_ definitions: Definitions, at now: Instant) -> JSONValue {
    let step = definitions.procedures[dossier.procedure]?.step(task.step)
    var row = Members([
      "task": JSONValue(task.number),
      "step": named(task.step.text, step?.name ?? Words(vi: task.step.text, en: task.step.text)),
    ])
    row.add("due", task.due)
    row.add("remaining", task.due.flatMap { definitions.remaining(until: $0, at: now)?.json })
    row.add("officer", task.officer?.text)
    row.add("post", task.post?.json)
    row.add("dossier", dossier.json(definitions))
    return row.json
  }
}

extension Post {
  var json: JSONValue { ["unit": .string(unit.text), "role": .string(role.text)] }
}

extension DossierRow {
  /// The dossier as lists of the API have it.
  func json(_ definitions: Definitions) -> JSONValue {
    let procedure = definitions.procedures[self.procedure]
    var row = Members([
      "code": .string(code.text),
      "procedure": named(
        self.procedure.text, procedure?.name ?? Words(vi: self.procedure.text, en: self.procedure.text)),
      "place": named(place, placeName(in: procedure)), "version": JSONValue(version), "late": .bool(isLate),
    ])
    row.add("subject", subject)
    row.add("submittedAt", submittedAt)
    row.add("due", due)
    row.add("endedAt", endedAt)
    row.add("messageSince", messageSince)
    row.add("undecided", JSONValue.bool(isUndecided))
    return row.json
  }

  private func placeName(in procedure: Procedure?) -> Words {
    let found =
      Key<Step>(place).flatMap { procedure?.step($0)?.name } ?? Key<End>(place).flatMap { procedure?.end($0)?.name }
    return found ?? Words(vi: place, en: place)
  }
}
