import Crypto
import XML

/// A signature together with what it points to.
struct ResolvedSignature {
  /// A reference and what it points to.
  struct Content {
    /// Where the content is.
    enum Source {
      /// In the document: an element, or the root for all of it.
      case inside(Node, isDocument: Bool)
      /// Beside the document.
      case beside([UInt8], address: String)
    }

    let reference: SignedInfo.Reference
    let source: Source
    let omitted: [Node]

    /// The element, when it is in the document.
    var node: Node? { if case .inside(let node, _) = source { node } else { nil } }

    /// Whether it is the document as a whole.
    var isDocument: Bool { if case .inside(_, isDocument: true) = source { true } else { false } }

    /// Where it is: as XPath would say it, or the address of what is not in the document.
    var place: String {
      switch source {
      case .inside(_, isDocument: true): "/"
      case .inside(let node, isDocument: false): node.path
      case .beside(_, let address): address
      }
    }

    /// What of the document it covers; nil when it covers nothing of it.
    var piece: XMLCoverage.Piece? { node.map { XMLCoverage.Piece(node: $0, omitted: omitted) } }

    /// What must have the hash: its octets, or only their hashes when they are more than somebody wants to keep.
    func covered(keeping most: Int) throws(XMLFault) -> CoveredContent {
      // XMLDSig 4.4.3.2: without a transform the octets are those of the file.
      if case .beside(let bytes, _) = source, reference.statedForm == nil { return CoveredContent(bytes) }
      let hashes = RunningHashes([.sha256, XMLAlgorithms.digests[reference.digestAddress]])
      let sink = hashes.sink(keeping: most)
      try write(reference.form, to: sink)
      return sink.isHandedOn
        ? CoveredContent(hashedAs: hashes.finished(), count: sink.count) : CoveredContent(sink.bytes)
    }

    /// The octets in a canonical form of somebody else's choice, unless the reference asks for one itself.
    func octets(unstated form: CanonicalForm) throws(XMLFault) -> [UInt8] {
      try octets(in: reference.statedForm == nil ? form : reference.form)
    }

    private func octets(in form: CanonicalForm) throws(XMLFault) -> [UInt8] {
      if case .beside(let bytes, _) = source, reference.statedForm == nil { return bytes }
      let sink = Sink()
      try write(form, to: sink)
      return sink.bytes
    }

    private func write(_ form: CanonicalForm, to sink: Sink) throws(XMLFault) {
      try canonical { () throws(Malformed) in
        switch source {
        case .inside(let node, isDocument: true): try node.tree.write(form, omitting: omitted, to: sink)
        case .inside(let node, isDocument: false): try node.write(form, omitting: omitted, to: sink)
        case .beside(let bytes, _): try Tree(bytes).write(reference.statedForm ?? form, to: sink)
        }
      }
    }
  }

  let reading: XMLSignatureReading
  /// All references, those to its own properties among them.
  let all: [Content]

  /// The references to what the signature is about: neither its own properties nor its key.
  var contents: [Content] { all.filter(isContent) }

  /// Whether a reference is to what the signature is about.
  func isContent(_ content: Content) -> Bool {
    guard let node = content.node else { return true }
    return node != reading.keyInfoNode && !(reading.properties?.signed == node) && !reading.isOwnProperty(node)
  }
}
