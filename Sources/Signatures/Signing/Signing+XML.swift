internal import Crypto
internal import Text
internal import XML

extension Signing {
  /// An XML document with a signature more (XAdES B-B, or B-T with a time stamp).
  ///
  /// What is signed is what is within the document, not how it was spelled: it is given out in UTF-8.
  ///
  /// - Throws: ``SigningFailure`` also when the document is none that is taken here, or when a signature on it would not hold
  ///   any more, as one over the whole document does not once another is put beside it.
  public func xml(_ document: [UInt8], _ signing: XMLSigning = XMLSigning()) throws(SigningFailure) -> [UInt8] {
    let tree = try xml { () throws(Malformed) in try Tree(document) }
    let (content, place) = try places(in: tree, signing)
    let isEnveloped = content.contains(place)
    let draft = XMLSignatureDraft(
      identity: identity, algorithm: xmlAlgorithm, signing: signing, time: now,
      identifier: "sig-" + SHA256(of: document + identity.certificate.sha256.bytes).bytes.prefix(8).hex,
      isEnveloped: isEnveloped)
    guard let methods = draft.methods else { throw .key(.unsuitableAlgorithm) }
    let signature = try xml { () throws(Malformed) in try place.append(Tree(Array(draft.text(methods).utf8))) }
    let parts = try DraftParts(signature)
    let octets = try xml { () throws(Malformed) in
      signing.element == nil
        ? try tree.canonical(draft.canonicalForm, omitting: isEnveloped ? [signature] : [])
        : try content.canonical(draft.canonicalForm, omitting: isEnveloped ? [signature] : [])
    }
    let properties = try canonical(parts.properties, draft)
    parts.contentDigest.setText(draft.digest.hash(octets).base64)
    parts.propertiesDigest.setText(draft.digest.hash(properties).base64)
    let hash = draft.digest.hash(try canonical(parts.info, draft))
    do throws(SigningRefusal) {
      parts.value.setText(try identity.key.signature(ofHash: hash, draft.algorithm).base64)
    } catch {
      throw .key(error)
    }
    if let token = try timeStamp(on: try canonical(parts.value, draft)) {
      _ = try xml { () throws(Malformed) in
        try parts.qualifying.append(Tree(Array(draft.unsignedText(token: token).utf8)))
      }
    }
    let signed = try xml { () throws(Malformed) in try tree.written() }
    try check(signed, before: document)
    return signed
  }

  /// The scheme as XML has it: both numbers of ECDSA in full length.
  private var xmlAlgorithm: SignatureAlgorithm {
    if case .ecdsa(let digest, .der) = algorithm { .ecdsa(digest, .fixedLength) } else { algorithm }
  }

  /// What is signed, and the element that the signature is put into.
  private func places(in tree: Tree, _ signing: XMLSigning) throws(SigningFailure) -> (content: Node, place: Node) {
    var content = tree.root
    if let identifier = signing.element {
      let found = tree.elements(identifiedBy: [identifier])[identifier] ?? []
      guard found.count == 1, let element = found.first, identifier.isPlainIdentifier else {
        throw .document(
          Words(
            vi: "không có đúng một phần tử mang định danh \(identifier.quoted)",
            en: "there is not just one element with the identifier \(identifier.quoted)"))
      }
      content = element
    }
    guard let wanted = signing.place else { return (content, tree.root) }
    let found = tree.elements(wanted.name, in: wanted.namespace)
    guard found.count == 1, let place = found.first else {
      throw .document(
        Words(
          vi: "không có đúng một phần tử \(wanted.name.quoted) để đặt chữ ký",
          en: "there is not just one element \(wanted.name.quoted) to put the signature into"))
    }
    return (content, place)
  }

  private func canonical(_ node: Node, _ draft: XMLSignatureDraft) throws(SigningFailure) -> [UInt8] {
    try xml { () throws(Malformed) in try node.canonical(draft.canonicalForm) }
  }

  private func xml<Value>(_ work: () throws(Malformed) -> Value) throws(SigningFailure) -> Value {
    do throws(Malformed) { return try work() } catch {
      throw .document(
        Words(vi: "tài liệu XML không được chấp nhận: \(error)", en: "the XML document is not taken: \(error)"))
    }
  }
}

/// The parts of a signature that was just put into its document.
private struct DraftParts {
  let info: Node
  let value: Node
  let contentDigest: Node
  let propertiesDigest: Node
  let qualifying: Node
  let properties: Node

  init(_ signature: Node) throws(SigningFailure) {
    func only(_ name: String, _ node: Node?) throws(SigningFailure) -> Node {
      guard let found = node?.elements.first(where: { $0.name == name }) else {
        throw .document(Words(vi: "không dựng được chữ ký", en: "the signature could not be built"))
      }
      return found
    }
    info = try only("SignedInfo", signature)
    value = try only("SignatureValue", signature)
    let references = info.elements.filter { $0.name == "Reference" }
    contentDigest = try only("DigestValue", references.first)
    propertiesDigest = try only("DigestValue", references.last)
    qualifying = try only("QualifyingProperties", only("Object", signature))
    properties = try only("SignedProperties", qualifying)
  }
}

extension XMLSignatureDraft {
  fileprivate var digest: DigestAlgorithm { algorithm.digest ?? .sha256 }
}

extension String {
  /// Whether it is an identifier that needs no escape anywhere.
  fileprivate var isPlainIdentifier: Bool {
    !isEmpty && utf8.count <= 200
      && utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || [45, 46, 95].contains($0)
      }
  }
}
