import Crypto
import Procedures
import WorkingTime

/// Decides whether what an address gave is worth keeping: genuine, good now, and not older than what is kept.
struct Acceptance {
  let plan: RevocationPlan
  /// In seconds since 1970-01-01T00:00:00Z.
  let now: Int64

  /// A list that somebody has signed whose chain leads to an anchor of the set.
  ///
  /// - Parameters:
  ///   - issuers: Certificates that may have signed it, besides those of the set.
  ///   - kept: What the address gave before.
  func list(
    _ bytes: [UInt8], issuers: [Certificate], replacing kept: RevocationList?
  ) throws(RevocationFailure) -> RevocationList {
    guard let list = RevocationList.only(in: bytes) else { throw RevocationFailure(.unreadable) }
    if list == kept { return list }
    try check(from: list.thisUpdate, until: list.nextUpdate)
    let candidates = plan.anchors + plan.intermediates + issuers
    guard
      candidates.contains(where: { issuer in
        list.isSigned(by: issuer) && plan.chain(of: issuer, with: issuers, at: now) != nil
      })
    else { throw RevocationFailure(.notGenuine) }
    if let kept, list.isOlder(than: kept) { throw RevocationFailure(.older) }
    return list
  }

  /// A responder's statement about a certificate, signed by its issuer or by whom the issuer appointed.
  func response(
    _ bytes: [UInt8], to question: OCSPRequest, about certificate: Certificate, issuedBy issuer: Certificate,
    replacing kept: OCSPResponse.Statement?
  ) throws(RevocationFailure) -> (OCSPResponse, OCSPResponse.Statement) {
    guard let response = try? OCSPResponse(der: bytes) else { throw RevocationFailure(.unreadable) }
    guard response.fits(question),
      let statement = try? ChainMemory.shared.statement(of: response, about: certificate, issuedBy: issuer)
    else { throw RevocationFailure(.notGenuine) }
    if statement.status == .unknown { throw RevocationFailure(.unknown) }
    try check(
      from: statement.thisUpdate, until: statement.nextUpdate ?? statement.thisUpdate + Int64(plan.sources.freshSeconds)
    )
    if let kept, statement.thisUpdate < kept.thisUpdate { throw RevocationFailure(.older) }
    return (response, statement)
  }

  private func check(from begin: Int64, until end: Int64?) throws(RevocationFailure) {
    if begin > now + Limits.clockSkew { throw RevocationFailure(.future) }
    if let end, end < now { throw RevocationFailure(.outOfDate) }
  }
}

extension RevocationList {
  /// The one list in a file, in DER or PEM.
  fileprivate static func only(in bytes: [UInt8]) -> RevocationList? {
    guard PEMBlock.isText(bytes) else { return try? RevocationList(der: bytes) }
    guard let blocks = PEMBlock.list(in: bytes), blocks.count == 1, blocks[0].label == "X509 CRL" else { return nil }
    return try? RevocationList(der: blocks[0].bytes)
  }
}
