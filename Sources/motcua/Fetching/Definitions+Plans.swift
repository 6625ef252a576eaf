import OneStop
import Procedures
import Revocations
import Text

extension Definitions {
  /// What may be fetched for the sets of trust anchors.
  ///
  /// - Parameter sets: Only for these; nil for all.
  func revocationPlans(of sets: [Key<TrustSet>]? = nil) -> [RevocationPlan] {
    trustSets.values.filter { sets?.contains($0.id) ?? true }.sorted { $0.id < $1.id }.map { set in
      RevocationPlan(
        set: set.id.text, sources: set.revocation, anchors: set.certificates, intermediates: set.intermediates)
    }
  }
}
