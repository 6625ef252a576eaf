public import Crypto

extension TrustMaterial {
  /// The certificates in a file: one in DER, or any number in PEM.
  ///
  /// - Returns: Nil when there is none, or when one of them cannot be read: half an anchor set is no anchor set.
  public static func certificates(in file: [UInt8]) -> [Certificate]? {
    read(file, labels: ["CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"]) { try? Certificate(der: $0) }
  }

  /// The revocation lists in a file: one in DER, or any number in PEM.
  ///
  /// - Returns: Nil when there is none, or when one of them cannot be read.
  public static func revocationLists(in file: [UInt8]) -> [RevocationList]? {
    read(file, labels: ["X509 CRL"]) { try? RevocationList(der: $0) }
  }

  /// Whether a file is an OCSP response in DER.
  public static func isOCSPResponse(_ file: [UInt8]) -> Bool {
    file.first == 0x30 && (try? OCSPResponse(der: file)) != nil
  }

  private static func read<Value>(_ file: [UInt8], labels: Set<String>, _ one: ([UInt8]) -> Value?) -> [Value]? {
    guard PEMBlock.isText(file) else { return one(file).map { [$0] } }
    // Other blocks, such as keys, are nobody's business here.
    guard let blocks = PEMBlock.list(in: file)?.filter({ labels.contains($0.label) }), !blocks.isEmpty else {
      return nil
    }
    let values = blocks.compactMap { one($0.bytes) }
    return values.count == blocks.count ? values : nil
  }
}
