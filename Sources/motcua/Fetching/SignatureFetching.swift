import Procedures
import Revocations
import Signatures
import Text

/// `--fetch` of `motcua signature verify`: what the policy's sets allow to be fetched about the certificates of a document.
enum SignatureFetching {
  static let fetch = Parameter.flag(
    "fetch",
    Words(
      vi: "tải danh sách thu hồi, hỏi OCSP, chỉ ở nơi các nguồn của --policy cho phép",
      en: "fetch lists and ask responders, only where the sets of --policy allow it"))

  /// Adds to some material what can be fetched: lists first, then what the certificates name that were met.
  ///
  /// - Throws: ``CommandError`` when no policy says what may be fetched.
  static func complete(
    _ material: inout TrustMaterial, plans: [RevocationPlan], _ call: Call,
    report: (TrustMaterial) -> VerificationReport
  ) throws {
    guard plans.contains(where: { $0.sources.fetch != .none }) else {
      throw CommandError.usage(
        Words(
          vi: "không có gì được phép tải: cần --policy với nguồn tin cậy có revocation trong Signatures/trust.yaml",
          en: "nothing may be fetched: name a --policy whose sets have revocation in Signatures/trust.yaml"))
    }
    let place = try DataPlace(of: call)
    try place.make()
    let fetcher = RevocationFetcher(in: place, now: call.host.now)
    fetcher.use(plans)
    let given = material.revocationLists
    tell(fetcher.round(), call)
    material.revocationLists = given + fetcher.lists
    let chains = report(material).chains
    _ = fetcher.about(chains)
    tell(fetcher.round(), call)
    material.revocationLists = given + fetcher.lists
    material.ocspResponses = fetcher.about(chains).responses + material.ocspResponses
  }

  private static func tell(_ outcomes: [FetchOutcome], _ call: Call) {
    for outcome in outcomes {
      guard case .failed(let failure) = outcome.result else { continue }
      call.output.note("\(outcome.address.harmless): \(failure.words.in(call.language))")
    }
  }
}
