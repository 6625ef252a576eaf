/// The evidence that stands in a file beside its signatures: the document security store (ETSI EN 319 142-1, 5.4.2).
///
/// Certificates, revocation lists and answers prove themselves or are not believed; where they stand means nothing.
public struct SecurityStore: Sendable, Hashable {
  /// Certificates in DER, as found.
  public private(set) var certificates: [[UInt8]] = []
  /// Revocation lists in DER, as found.
  public private(set) var revocationLists: [[UInt8]] = []
  /// OCSP responses in DER, as found.
  public private(set) var ocspResponses: [[UInt8]] = []

  init() {}

  /// Reads the store of a revision: its own lists, and those for single signatures (VRI).
  init(_ view: PDFView) throws(PDFFault) {
    guard let store = try view.dictionary(view.catalog()["DSS"]) else { return }
    var seen: Set<PDFReference> = []
    try add(store, ("Certs", "CRLs", "OCSPs"), &seen, view)
    for (_, value) in try (view.dictionary(store["VRI"]) ?? [:]).sorted(by: { $0.key < $1.key }) {
      if let own = try view.dictionary(value) { try add(own, ("Cert", "CRL", "OCSP"), &seen, view) }
    }
  }

  private mutating func add(
    _ lists: [String: PDFValue], _ keys: (String, String, String), _ seen: inout Set<PDFReference>, _ view: PDFView
  ) throws(PDFFault) {
    certificates += try SecurityStore.streams(lists[keys.0], &seen, view)
    revocationLists += try SecurityStore.streams(lists[keys.1], &seen, view)
    ocspResponses += try SecurityStore.streams(lists[keys.2], &seen, view)
  }

  private static func streams(
    _ value: PDFValue?, _ seen: inout Set<PDFReference>, _ view: PDFView
  ) throws(PDFFault) -> [[UInt8]] {
    var found: [[UInt8]] = []
    for value in try view.array(value) ?? [] {
      guard let reference = value.reference, seen.insert(reference).inserted else { continue }
      guard seen.count <= PDFLimits.evidence else { throw PDFFault(.tooLarge, "more evidence than is read") }
      do throws(PDFFault) {
        if let stream = try view.object(reference).stream { found.append(try view.unpacked(stream)) }
      } catch {
        // What cannot be read proves nothing; only what is too much ends the reading.
        guard error.code != .tooLarge else { throw error }
      }
    }
    return found
  }
}
