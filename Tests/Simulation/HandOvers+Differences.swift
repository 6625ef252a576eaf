import Documents
import Dossiers
import Exchange
import OneStop
import Procedures
import Text
import WorkingTime

extension HandOvers {
  /// What is not as it has to be, once everything has come to rest.
  func differences(at office: OneStop) throws -> [String] {
    var found = trouble
    for kind in [Effect.Kind.handOver, .handOverAnswer] {
      found += try office.outbox(OutboxQuery(.waiting, kind: kind)).map { "\($0.effect.identity) waits for ever" }
      found += try office.outbox(OutboxQuery(.dead, kind: kind)).filter { $0.answer != "nothing-to-hand-over" }
        .map { "\($0.effect.identity) is given up: \($0.answer ?? "–")" }
    }
    for draft in drafts where draft.stage != .dropped {
      guard let key = draft.key, case .issued(let number) = draft.stage else {
        found.append("the draft of \(draft.dossier) was never issued")
        continue
      }
      let view = try office.document(key, for: "minh")
      if view.document.state != .released || view.content?.code != number {
        found.append("\(key) is \(view.document.state) as \(view.content?.code ?? "–"), and was issued as \(number)")
      }
    }
    for one in foreign {
      guard let key = one.key, let bytes = one.answer else {
        found.append("\(one.hidden) was never answered")
        continue
      }
      let (view, answer) = (try office.document(key, for: "minh"), try HandedAnswer(reading: bytes))
      let isRight =
        one.isCancelled
        ? view.document.state == .cancelled && answer.cancellation != nil
        : view.document.state == .released && answer.cancellation == nil && view.content?.code == answer.number
      if !isRight { found.append("\(key) is \(view.document.state), and \(one.hidden) was answered \(answer.number)") }
    }
    return found
  }
}
