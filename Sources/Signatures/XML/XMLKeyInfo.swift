import Crypto
import XML

/// What came with a signature about its key: certificates and revocation lists, as material only.
///
/// Nobody has signed it. Bare keys (KeyValue), names and addresses (RetrievalMethod, KeyInfoReference) are passed over:
/// whoever changed the document could have written them, and nothing is fetched.
struct XMLKeyInfo {
  private(set) var certificates: [Certificate] = []
  private(set) var revocationLists: [RevocationList] = []
  /// How many of them could not be read.
  private(set) var unreadable = 0

  init() {}

  init(_ node: Node) throws(XMLFault) {
    var count = 0
    for data in try readable(node).elements where data.isSignaturePart("X509Data") {
      for item in data.elements {
        if item.isSignaturePart("X509Certificate") { take(certificate: item) }
        if item.isSignaturePart("X509CRL") { take(list: item) }
        count += 1
        guard count <= 2 * XMLLimits.evidence, certificates.count + revocationLists.count <= XMLLimits.evidence else {
          throw .format(
            vi: "KeyInfo có hơn \(XMLLimits.evidence) chứng thư và danh sách thu hồi",
            en: "KeyInfo has more than \(XMLLimits.evidence) certificates and revocation lists")
        }
      }
    }
  }

  private mutating func take(certificate item: Element) {
    guard let der = try? item.base64(), let certificate = try? Certificate(der: der) else {
      unreadable += 1
      return
    }
    if !certificates.contains(certificate) { certificates.append(certificate) }
  }

  private mutating func take(list item: Element) {
    guard let der = try? item.base64(), let list = try? RevocationList(der: der) else {
      unreadable += 1
      return
    }
    revocationLists.append(list)
  }
}
