import Crypto
import XML

/// A time stamp among the properties of a signature (XAdESTimeStampType, ETSI EN 319 132-1, 4.4.3), before it is held against
/// what it is over.
struct XMLTimeStamp {
  /// The form in which what has none is hashed.
  let form: CanonicalForm
  /// The tokens, of which each is over the same.
  let tokens: [[UInt8]]
  /// The identifiers of the references that it names; empty when it names none.
  let included: [String]

  /// Nil for one that cannot be read, or that says what it is over in a way that is not taken.
  init?(_ element: Element) {
    var form = CanonicalForm(.inclusive)
    var (tokens, included): ([[UInt8]], [String]) = ([], [])
    for part in element.elements {
      switch part.name {
      case "CanonicalizationMethod" where part.isSignaturePart(part.name):
        guard let stated = try? canonicalForm(of: part) else { return nil }
        form = stated
      case "EncapsulatedTimeStamp":
        guard let token = try? part.base64() else { return nil }
        tokens.append(token)
      case "Include":
        guard let address = part["URI"], address.hasPrefix("#"), part["referencedData"] == "true" else { return nil }
        included.append(String(address.dropFirst()))
      default: return nil
      }
    }
    guard !tokens.isEmpty, tokens.count + included.count <= XMLLimits.evidence else { return nil }
    (self.form, self.tokens, self.included) = (form, tokens, included)
  }

  /// The time stamps with the hash of what they must be over.
  ///
  /// - Parameter octets: What that is; asked for once.
  func found(
    _ kind: TimeStampFound.Kind, over octets: (CanonicalForm) throws(XMLFault) -> [UInt8]
  ) throws(XMLFault) -> [TimeStampFound] {
    let stamped = try octets(form)
    return tokens.map { token in
      let digest = TimeStampFound.content(of: token)?.digest
      var stamp = TimeStampFound(kind, token, .hashed(digest.map { [$0.hash(stamped)] } ?? []))
      stamp.isExact = false
      return stamp
    }
  }
}

extension ResolvedSignature {
  /// What a time stamp of contents is over (AllDataObjectsTimeStamp, IndividualDataObjectsTimeStamp; EN 319 132-1, 5.2.8): the
  /// contents one behind the other; nil when it names one that is not there.
  func stampedContents(_ stamp: XMLTimeStamp) -> [Content]? {
    guard !stamp.included.isEmpty else { return all.filter { $0.node != reading.properties?.signed || $0.node == nil } }
    var named: [Content] = []
    for identifier in stamp.included {
      let found = all.filter { $0.reference.identifier == identifier }
      guard found.count == 1 else { return nil }
      named += found
    }
    return named
  }

  /// What an archive time stamp is over (EN 319 132-1, 5.5.2.2): all contents, what was signed and its value, the key, the
  /// properties that stand before it, and what the signature encloses.
  func archived(_ form: CanonicalForm, before properties: [Node]) throws(XMLFault) -> [UInt8] {
    var octets: [UInt8] = []
    for content in all { octets += try content.octets(unstated: form) }
    let objects = reading.node.elements.filter { element in
      element.is("Object", in: XMLNamespace.signature) && !element.elements.contains(where: isQualifyingProperties)
    }
    let own = reading.node.elements.prefix(1) + [reading.valueNode] + [reading.keyInfoNode].compactMap(\.self)
    for node in own + properties + objects {
      octets += try canonical { () throws(Malformed) in try node.canonical(form) }
    }
    return octets
  }
}
