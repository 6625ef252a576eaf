import Procedures
import Text

extension Paper {
  /// Every file of a part that has to be signed was judged by the part's policy and is not refused by it. What is undecided
  /// is taken, and a person decides: it neither accepts nor rejects.
  static func checkSignatures(
    _ papers: [Paper], against parts: [Part], channel: Channel, facts: Facts
  ) throws(Refusal) {
    guard channel == .online else { return }
    for part in parts {
      guard let asked = part.signature, asked.when?.holds(facts) ?? true else { continue }
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
