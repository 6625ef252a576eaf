import Crypto
import JSON
import Procedures

/// A JSON Web Token in its compact form (RFC 7515, 7.1), taken apart and not believed yet.
struct SignedToken {
  /// The algorithm that its header says; one that the provider may use.
  let algorithm: LogInProvider.Algorithm
  /// The name of the key; nil when the header says none.
  let keyName: String?
  /// What it claims.
  let claims: JSONValue
  private let signed: [UInt8]
  private let signature: [UInt8]

  /// Takes a token apart.
  ///
  /// - Parameter allowed: How it may be signed: `none` and the algorithms of shared secrets are never among them, so that a
  ///   public key is never taken for a secret.
  init(_ text: String, allowed: Set<LogInProvider.Algorithm>) throws(LogInFailure) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard text.utf8.count <= Limits.tokenBytes, parts.count == 3, let head = [UInt8](base64URL: parts[0]),
      let body = [UInt8](base64URL: parts[1]), let signature = [UInt8](base64URL: parts[2])
    else { throw LogInFailure(.malformed, "id_token") }
    let header = try JSONValue(answer: head)
    guard let algorithm = header.text("alg").flatMap(LogInProvider.Algorithm.init(rawValue:)),
      allowed.contains(algorithm)
    else { throw LogInFailure(.signature, "alg") }
    // What it says that must be understood is not understood here (RFC 7515, 4.1.11). Keys that it brings along are not
    // looked at.
    guard header["crit"] == nil else { throw LogInFailure(.signature, "crit") }
    self.algorithm = algorithm
    keyName = header.text("kid")
    claims = try JSONValue(answer: body)
    signed = Array("\(parts[0]).\(parts[1])".utf8)
    self.signature = signature
  }

  /// Whether a key made it.
  func isSigned(by key: PublicKey) -> Bool {
    switch algorithm {
    case .rs256: key.verifies(signature, of: signed, .rsaPKCS1(.sha256))
    case .es256: key.verifies(signature, of: signed, .ecdsa(.sha256, .fixedLength))
    }
  }
}
