public import Crypto
internal import JSON
internal import WorkingTime

/// The evidence of one judgement, whole: with nothing else, offline, the judgement can be made again years later.
///
/// A manifest names by hash everything that counted: the document, who was trusted, chains, answers about revocation, time
/// stamps, the policy and the report. Kept in a record the things stand once each, however many judgements they serve; as
/// a file (``bytes``) all of it stands together.
public struct EvidenceBundle: Sendable {
  /// What it was made of, by hash.
  public let manifest: EvidenceManifest
  /// The canonical form of the manifest.
  public let manifestBytes: [UInt8]
  /// The hash of that form, which stands for the whole bundle.
  public let sha256: SHA256
  private let things: [EvidenceReference: EvidenceItem]

  /// Everything that the manifest names, in the order of their paths.
  public var items: [EvidenceItem] { manifest.references.compactMap { things[$0] } }

  /// A bundle of a manifest and what it names.
  ///
  /// - Throws: ``EvidenceFault`` when something is missing, is there without being named, or is not of the hash that names
  ///   it.
  init(_ manifest: EvidenceManifest, _ items: [EvidenceItem]) throws(EvidenceFault) {
    self.manifest = manifest
    manifestBytes = manifest.json.canonical
    sha256 = SHA256(of: manifestBytes)
    var things: [EvidenceReference: EvidenceItem] = [:]
    for item in items { things[EvidenceReference(item.kind, item.sha256)] = item }
    let named = manifest.references
    for reference in named where things[reference] == nil {
      throw EvidenceFault(
        .missing, reference.path, "thiếu “\(reference.path)”, dù bản kê có nêu",
        "“\(reference.path)” is missing, though the manifest names it")
    }
    let known = Set(named)
    if let stranger = things.keys.filter({ !known.contains($0) }).map(\.path).min() {
      throw EvidenceFault(
        .unexpected, stranger, "có “\(stranger)”, bản kê không nêu",
        "“\(stranger)” is there, and the manifest does not name it")
    }
    self.things = things
  }

  /// A bundle of what a record has kept: the manifest's canonical form, and what it names.
  ///
  /// - Throws: ``EvidenceFault``.
  public init(manifest bytes: [UInt8], items: [EvidenceItem]) throws(EvidenceFault) {
    try self.init(try EvidenceManifest(reading: bytes), items)
  }

  /// A thing that the manifest names; there is one, or the bundle would not be.
  func bytes(_ kind: EvidenceItem.Kind, _ hash: SHA256) -> [UInt8] {
    things[EvidenceReference(kind, hash)]?.bytes ?? []
  }

  /// The document, to the last byte.
  public var document: [UInt8] { bytes(.document, manifest.document) }

  /// What was signed, when the signature was a file of its own.
  public var content: [UInt8]? { manifest.content.map { bytes(.content, $0) } }

  /// The report as it was recorded, in canonical form.
  public var report: [UInt8] { bytes(.report, manifest.report) }

  /// Whom it was judged with: anchors, certificates, answers about revocation.
  ///
  /// - Throws: ``EvidenceFault`` when one of them cannot be read.
  public func material() throws(EvidenceFault) -> TrustMaterial {
    TrustMaterial(
      anchors: try certificates(manifest.anchors.map(\.sha256)),
      intermediates: try certificates(manifest.intermediates),
      revocationLists: try read(.list, manifest.lists) { try? RevocationList(der: $0) },
      ocspResponses: manifest.responses.map { bytes(.response, $0) })
  }

  private func certificates(_ hashes: [SHA256]) throws(EvidenceFault) -> [Certificate] {
    try read(.certificate, hashes) { try? Certificate(der: $0) }
  }

  private func read<Value>(
    _ kind: EvidenceItem.Kind, _ hashes: [SHA256], _ value: ([UInt8]) -> Value?
  ) throws(EvidenceFault) -> [Value] {
    var values: [Value] = []
    for hash in hashes {
      guard let value = value(bytes(kind, hash)) else {
        let path = EvidenceReference(kind, hash).path
        throw EvidenceFault(.damaged, path, "không đọc được “\(path)”", "“\(path)” cannot be read")
      }
      values.append(value)
    }
    return values
  }
}
