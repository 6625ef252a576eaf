import OneStop
import Procedures
import Revocations
import Text

extension Definitions {
  /// What may be fetched for the sets of trust anchors, as far as the policies that trust them let it: nothing for a set all
  /// of whose policies fetch nothing, and as young as the strictest of the others needs it.
  ///
  /// - Parameter policy: Only for its judgements; nil for those of all.
  func revocationPlans(for policy: SignaturePolicy? = nil) -> [RevocationPlan] {
    let policies = policy.map { [$0] } ?? Array(signaturePolicies.values)
    return trustSets.values.sorted { $0.id < $1.id }.compactMap { set in
      let users = policies.filter { $0.trust.contains(set.id) }
      guard policy == nil || !users.isEmpty else { return nil }
      let fetching = users.map(\.revocation).filter(\.fetches)
      let sources =
        users.isEmpty || !fetching.isEmpty
        ? set.revocation.fresh(within: fetching.compactMap(\.freshSeconds).min()) : .nothing
      return RevocationPlan(
        set: set.id.text, sources: sources, anchors: set.certificates, intermediates: set.intermediates)
    }
  }
}
