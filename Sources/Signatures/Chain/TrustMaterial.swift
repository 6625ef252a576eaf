public import Crypto

/// What signatures are judged with that does not come with them: whom to trust, and what may complete a chain.
public struct TrustMaterial: Sendable {
  /// Certificates that are trusted by themselves, be they roots or not.
  public var anchors: [Certificate]
  /// Certificates that may stand between a signer's and an anchor.
  public var intermediates: [Certificate]
  /// Revocation lists at hand.
  public var revocationLists: [RevocationList]
  /// OCSP responses at hand, in DER.
  public var ocspResponses: [[UInt8]]

  /// Material for judging; without anchors nobody is trusted.
  public init(
    anchors: [Certificate] = [], intermediates: [Certificate] = [], revocationLists: [RevocationList] = [],
    ocspResponses: [[UInt8]] = []
  ) {
    self.anchors = anchors
    self.intermediates = intermediates
    self.revocationLists = revocationLists
    self.ocspResponses = ocspResponses
  }

  /// The same, with what came with a signature: material for the chain, never an anchor.
  func with(_ certificates: [Certificate], _ lists: [RevocationList], _ responses: [[UInt8]]) -> TrustMaterial {
    var more = self
    more.intermediates = distinct(intermediates + certificates)
    more.revocationLists = distinct(revocationLists + lists)
    more.ocspResponses += responses
    return more
  }
}

private func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}
