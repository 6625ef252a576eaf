import Forms
public import Procedures
import Text
import WorkingTime

extension Dossier {
  /// The fees that are not charged yet, as they would be by what is known now; those that cannot be decided yet are
  /// left out.
  public func expectedFees(in surroundings: Surroundings) -> [(fee: Fee, due: Fee.Due)] {
    guard endedAt == nil, let answers = surroundings.answers else { return [] }
    let facts = facts(in: surroundings, answers: answers, reason: nil, dueBefore: nil)
    return surroundings.procedure.fees.compactMap { fee in
      guard !charges.contains(where: { $0.fee == fee.id }), let due = try? fee.due(facts) else { return nil }
      return (fee, due)
    }
  }
}
