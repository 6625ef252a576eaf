public import Crypto
public import Text
public import WorkingTime

/// The header lines by which a system of the national exchange (VXP) shows who it is, and that nobody changed what it asks:
/// a message authentication code (HMAC-SHA-256) over the lines that count, under the secret that both sides share.
public struct TransportHeaders: Sendable {
  /// The lines, in the order in which they are sent.
  public let lines: [(name: String, value: String)]

  /// The line that names the system that asks.
  public static let system = "XroadVnpt-systemid"
  static let timestamp = "XroadVnpt-timestamp"
  static let signedNames = "XroadVnpt-sign-header-key"
  static let signature = "XroadVnpt-sign-header"
  static let hash = "XroadVnpt-hash-header"
  static let version = "XroadVnpt-version"

  /// The lines of a request.
  ///
  /// - Parameters:
  ///   - system: By which name the other side knows this system.
  ///   - secret: What both sides share.
  ///   - moment: Now.
  ///   - bodyHash: SHA-256 of the body in hexadecimal.
  ///   - values: What else is said in header lines, such as `from`; it is signed too.
  public init(
    system: String, secret: [UInt8], at moment: Instant, bodyHash: String, values: [(name: String, value: String)] = []
  ) throws(CryptoFailure) {
    let signed =
      [
        (name: TransportHeaders.system, value: system),
        (name: TransportHeaders.timestamp, value: TransportClock.text(moment)),
        (name: TransportHeaders.hash, value: bodyHash),
      ] + values
    let code = try TransportHeaders.code(of: signed, secret: secret)
    lines =
      signed + [
        (name: TransportHeaders.signedNames, value: signed.map(\.name).joined(separator: ";")),
        (name: TransportHeaders.signature, value: code.hex), (name: TransportHeaders.version, value: "1.0"),
        (name: "User-Agent", value: "JAVASDKAgent/1.0.0 XRoad/VPCP"),
      ]
  }

  /// `name:value;` of every line, one after the other.
  private static func code(
    of lines: [(name: String, value: String)], secret: [UInt8]
  ) throws(CryptoFailure) -> [UInt8] {
    try hmacSHA256(lines.map { "\($0.name):\($0.value);" }.joined().utf8, key: secret)
  }
}

/// Why a request of another system is not taken.
public enum TransportRefusal: String, Error, Hashable, Sendable {
  /// It does not say who it is, or no system has that name.
  case unknownSystem = "unknown-system"
  /// It does not say when it was sent, or that is too long ago or ahead: more than five minutes.
  case stale
  /// A line that counts is not signed.
  case unsigned
  /// The code does not fit the lines, or the secret is another one.
  case forged
  /// The body is not the one that was signed.
  case altered

  /// The reason, and what would be right.
  public var words: Words {
    switch self {
    case .unknownSystem:
      Words(
        vi: "XroadVnpt-systemid thiếu hoặc không phải hệ thống đã khai báo ở đây.",
        en: "XroadVnpt-systemid is missing, or no system that is declared here.")
    case .stale:
      Words(
        vi:
          "XroadVnpt-timestamp phải là ddMMyyyyTHHmmss+SSSS (SSSS: phần nghìn giây), lệch không quá 5 phút.",
        en: "XroadVnpt-timestamp has to be ddMMyyyyTHHmmss+SSSS (SSSS: thousandths) and within 5 minutes of our clock.")
    case .unsigned:
      Words(
        vi: "XroadVnpt-sign-header-key phải liệt kê systemid, timestamp, hash-header và mọi dòng dùng để hỏi.",
        en:
          "XroadVnpt-sign-header-key has to list systemid, timestamp, hash-header and every line that asks."
      )
    case .forged:
      Words(
        vi: "XroadVnpt-sign-header không khớp: sai khóa chung, hoặc các dòng đã bị sửa.",
        en: "XroadVnpt-sign-header does not fit: another secret, or the lines were changed.")
    case .altered:
      Words(
        vi: "XroadVnpt-hash-header phải là SHA-256 (hex) của đúng nội dung đã gửi.",
        en: "XroadVnpt-hash-header has to be the SHA-256 (hex) of the body as it was sent.")
    }
  }
}

/// A request as another system signed it.
public struct SignedRequest: Sendable {
  /// The system, by the name that it gives itself.
  public let system: String

  /// How far the clocks of two systems may be apart, in seconds; also how long a request can be sent again by others.
  public static let clockSeconds: Int64 = 300

  /// Whether the lines of a request are as a system has signed them, before its body has come.
  ///
  /// A name alone is no secret: whoever has only that sends no long body.
  public static func isSigned(at moment: Instant, secret: (String) -> [UInt8]?, line: (String) -> String?) -> Bool {
    let promised = line(TransportHeaders.hash)?.lowercased() ?? ""
    return (try? SignedRequest(at: moment, bodyHash: promised, secret: secret, line: line)) != nil
  }

  /// Reads and checks the lines of a request.
  ///
  /// - Parameters:
  ///   - moment: Now.
  ///   - bodyHash: SHA-256 of the body that came, in hexadecimal.
  ///   - mustSign: Lines that count for what is asked: where they are there, they have to be signed.
  ///   - secret: Gives what is shared with a system; nil for one that is not known.
  ///   - line: Gives the value of a header line.
  /// - Throws: ``TransportRefusal``.
  public init(
    at moment: Instant, bodyHash: String, mustSign: [String] = [], secret: (String) -> [UInt8]?,
    line: (String) -> String?
  ) throws(TransportRefusal) {
    guard let system = line(TransportHeaders.system), let key = secret(system), !key.isEmpty else {
      throw .unknownSystem
    }
    guard let sent = line(TransportHeaders.timestamp).flatMap(TransportClock.moment),
      abs(sent.milliseconds - moment.milliseconds) <= SignedRequest.clockSeconds * 1000
    else { throw .stale }
    let names = (line(TransportHeaders.signedNames) ?? "").split(separator: ";").map { $0.filter { $0 != " " } }
    let counted = [TransportHeaders.system, TransportHeaders.timestamp, TransportHeaders.hash]
    let signed = Set(names.map { $0.lowercased() })
    guard (counted + mustSign.filter { line($0) != nil }).allSatisfy({ signed.contains($0.lowercased()) }),
      names.count <= 32
    else { throw .unsigned }
    let text = names.map { "\($0):\(line($0) ?? "");" }.joined()
    guard let given = line(TransportHeaders.signature).flatMap({ [UInt8](hex: $0.lowercased()) }),
      let right = try? hmacSHA256(text.utf8, key: key), isEqualInConstantTime(given, right)
    else { throw .forged }
    guard line(TransportHeaders.hash)?.lowercased() == bodyHash else { throw .altered }
    self.system = system
  }
}
