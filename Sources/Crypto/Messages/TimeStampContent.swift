internal import COpenSSL

/// What a time-stamping authority says (TSTInfo, RFC 3161, 2.4.2): these octets were there at this moment.
public struct TimeStampContent: Sendable, Hashable {
  /// The moment, in milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: Int64
  /// The identifier of the hash function of the imprint.
  public let digestIdentifier: String
  /// The hash function of the imprint; nil when it is none that is known here.
  public let digest: DigestAlgorithm?
  /// The hash of the octets.
  public let imprint: [UInt8]
  /// The authority's policy, as an object identifier.
  public let policy: String
  /// The number of the time stamp, as hexadecimal digits.
  public let serialNumber: String

  /// Reads what stands inside of a token.
  ///
  /// - Throws: ``CryptoFailure`` when the bytes are no TSTInfo in DER, to the last one.
  public init(der: [UInt8]) throws(CryptoFailure) {
    defer { ERR_clear_error() }
    let doing = "read a time stamp"
    let read = unsafe readDER(der, { unsafe d2i_TS_TST_INFO(nil, $0, $1) }, free: { unsafe TS_TST_INFO_free($0) })
    guard let info = unsafe read else { throw CryptoFailure(doing: doing) }
    defer { unsafe TS_TST_INFO_free(info) }
    var seconds: Int64 = 0
    let time = unsafe TS_TST_INFO_get_time(info)
    guard unsafe TS_TST_INFO_get_version(info) == 1, unsafe house_seconds(time, &seconds) == 1,
      let imprintInfo = unsafe TS_TST_INFO_get_msg_imprint(info),
      let algorithm = unsafe TS_MSG_IMPRINT_get_algo(imprintInfo)
    else { throw CryptoFailure(doing: doing) }
    milliseconds = unsafe seconds * 1000 + TimeStampContent.fraction(octets(time))
    digestIdentifier = unsafe dotted(algorithm.pointee.algorithm)
    digest = DigestAlgorithm(identifier: digestIdentifier)
    imprint = unsafe octets(TS_MSG_IMPRINT_get_msg(imprintInfo))
    policy = unsafe dotted(TS_TST_INFO_get_policy_id(info))
    serialNumber = unsafe octets(TS_TST_INFO_get_serial(info)).hex
  }

  /// Whether it is about some octets.
  public func isAbout(_ octets: [UInt8]) -> Bool {
    digest.map { $0.hash(octets) == imprint } ?? false
  }

  /// The milliseconds that a time such as `20261126081500.25Z` has behind its seconds.
  private static func fraction(_ text: [UInt8]) -> Int64 {
    let figures = text.drop { $0 != UInt8(ascii: ".") }.dropFirst().prefix { (0x30...0x39).contains($0) }.prefix(3)
    let value = figures.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
    return [0, 100, 10, 1][figures.count] * value
  }
}
