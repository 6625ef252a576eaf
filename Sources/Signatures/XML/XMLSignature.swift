public import Crypto
import Text
public import XML

/// A signature of an XML document: what is found about it, and the octets that it is really over.
///
/// Whoever acts on a signed document reads these octets, never the document: comments, moved elements and whatever stands
/// around them are not in them.
public struct XMLSignature: Sendable {
  /// A piece of content that is covered.
  public struct SignedPart: Sendable {
    /// Where it stands, as XPath would say it without namespaces; `/` for the whole document; the address, as the signature
    /// has it, of what stands beside the document.
    public let path: String
    /// The octets that were hashed: XML in canonical form, or the file beside the document.
    public let octets: [UInt8]
  }

  /// What was found about it; trust, time and policy are judged elsewhere.
  public internal(set) var found: SignatureFound
  /// The content whose hash is the one that was signed, without the signature's own properties; empty unless the
  /// signature itself holds.
  public internal(set) var signed: [SignedPart]
  /// Whether octets were too many to be kept: ``signed`` lacks them, and whoever asks for them has the document read again.
  var isCut = false
}

/// Finds the signatures of an XML document and checks their cryptography (XMLDSig core validation, XAdES).
///
/// - Parameters:
///   - document: The document, at most 64 MiB; without DOCTYPE.
///   - content: What stands beside the document, for signatures that point outside of it. Nothing is fetched.
///   - certificates: Certificates of possible signers, for signatures that came without any. Never trusted by themselves.
/// - Returns: All signatures in the order of the document; none when it has none.
/// - Throws: ``Malformed`` when it is no XML that is taken here.
public func xmlSignatures(
  in document: [UInt8], content: [UInt8]? = nil, certificates: [Certificate] = []
) throws(Malformed) -> [XMLSignature] {
  let tree = try Tree(document, wanting: "Signature", in: XMLNamespace.signature)
  return checkedSignatures(in: tree, content: content, certificates: certificates, keys: [])
}

/// The same, of which octets are kept as long as they are not too many for one content.
func xmlSignatures(
  in document: [UInt8], content: [UInt8]?, certificates: [Certificate], keptOctets: Int
) throws(Malformed) -> [XMLSignature] {
  let tree = try Tree(document, wanting: "Signature", in: XMLNamespace.signature)
  return checkedSignatures(
    in: tree, content: content, certificates: certificates, keys: [], keptOctets: keptOctets)
}

/// The same for a document that has been read, and with bare keys that somebody vouches for.
func checkedSignatures(
  in tree: Tree, content: [UInt8]? = nil, certificates: [Certificate], keys: [PublicKey], keptOctets: Int = .max
) -> [XMLSignature] {
  let all = tree.elements("Signature", in: XMLNamespace.signature)
  let nodes = all.filter { !isCounterSignature($0) }
  guard nodes.count <= XMLLimits.signatures else {
    let fault = XMLFault.format(
      vi: "tệp có hơn \(XMLLimits.signatures) chữ ký",
      en: "the document has more than \(XMLLimits.signatures) signatures")
    return [XMLSignature(faulty: tree.root, fault)]
  }
  let readings = nodes.map { node in Result { () throws(XMLFault) in try XMLSignatureReading(node) } }
  var wanted: Set<String> = []
  var addresses: Set<String> = []
  for case .success(let reading) in readings {
    wanted.formUnion(reading.identifiers)
    addresses.formUnion(reading.addresses)
  }
  // One file beside the document cannot stand for two.
  let content = addresses.count == 1 ? content : nil
  let identified = tree.elements(identifiedBy: wanted)

  // All are resolved before any is judged: what one covers, another need not.
  var pieces: [XMLCoverage.Piece] = []
  let resolved = readings.map { reading in
    reading.flatMap { reading in
      Result { () throws(XMLFault) in
        let resolved = try reading.resolved(identified, signatures: all, content: content)
        pieces += resolved.contents.compactMap(\.piece)
        return resolved
      }
    }
  }
  let uncovered = XMLCoverage(pieces, signatures: nodes).firstUncovered(in: tree.root)
  return zip(nodes, resolved).map { node, resolved in
    switch resolved {
    case .failure(let fault): XMLSignature(faulty: node, fault)
    case .success(let resolved):
      XMLValidation(
        resolved, certificates: certificates, keys: keys, uncovered: uncovered, isAlone: nodes.count == 1,
        keptOctets: keptOctets
      ).result
    }
  }
}

/// Whether a signature is one about another signature, in that one's unsigned properties (XAdES, 5.2.7.2).
private func isCounterSignature(_ node: Node) -> Bool {
  guard let parent = node.parent, parent.name == "CounterSignature", XMLNamespace.properties.contains(parent.namespace)
  else { return false }
  return parent.parent?.name == "UnsignedSignatureProperties"
}

extension XMLSignature {
  /// A signature that is not looked at any further.
  init(faulty node: Node, _ fault: XMLFault) {
    found = SignatureFound(facts: SignatureFacts(format: .xml, place: node.path), checks: [fault.check])
    signed = []
  }
}
