public import Crypto
public import Procedures
public import Signatures

extension TrustMaterial {
  /// What an office holds its own seal to: every authority that it trusts for others' signatures, and revocation lists as far
  /// as it has one of whoever issued the seal's certificate.
  public init(forSealOf identity: SigningIdentity, _ definitions: Definitions, _ data: RevocationData) {
    let sets = definitions.trustSets.values.sorted { $0.id < $1.id }
    let issuer = identity.certificate.issuer
    // Where nothing is known of its issuer, lists of others decide nothing about it.
    let isKnown = data.lists.contains { $0.issuer == issuer }
    self.init(
      anchors: sets.flatMap(\.certificates), intermediates: sets.flatMap(\.intermediates) + data.intermediates,
      revocationLists: isKnown ? data.lists : [], ocspResponses: isKnown ? data.responses : [])
  }
}
