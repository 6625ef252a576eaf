import Procedures
import Rules
import Text

extension Paper {
  /// Every file of a part that has to be signed was judged by the part's policy and is not refused by it. What is undecided
  /// is taken, and a person decides: it neither accepts nor rejects.
  static func checkSignatures(
    _ papers: [Paper], against parts: [Part], channel: Channel, facts: Facts
  ) throws(Refusal) {
    guard channel == .online else { return }
    for part in parts {
      guard let asked = part.signature, asked.isMade(facts) else { continue }
      for paper in papers where paper.part == part.id {
        guard let signature = paper.signature, signature.policy == asked.policy else {
          throw .signatureUnjudged(part.id, name: paper.name)
        }
        guard signature.verdict != .invalid else {
          throw .signatureInvalid(part.id, name: paper.name, reason: signature.reason)
        }
      }
    }
  }
}

extension [Paper] {
  /// What conditions see of signatures: how each part stands that may have to be signed, and all of them together.
  func signatureFacts(_ procedure: Procedure) -> Context {
    var facts = Context([])
    facts.set(SignatureStanding.overall, .string(standing.rawValue))
    for part in procedure.parts where part.signature != nil {
      facts.set(part.id.spoken, .string(filter { $0.part == part.id }.standing.rawValue))
    }
    return facts
  }

  private var standing: SignatureStanding {
    let verdicts = map { $0.signature?.verdict }
    return verdicts.contains(.undecided) ? .undecided : verdicts.contains(.valid) ? .valid : .none
  }
}
