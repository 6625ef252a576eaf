import Crypto
import JSON

/// The public keys of a provider (RFC 7517).
struct KeySet: Sendable {
  /// A key that tokens may be verified with.
  struct Entry: Sendable {
    let name: String?
    let key: PublicKey
    /// The algorithm that it is kept for; nil for each that fits.
    let algorithm: String?
  }

  let entries: [Entry]

  /// Reads a set. Keys that are not for signatures, or of a kind that is not known here, are passed over, as RFC 7517, 5 wants;
  /// symmetric ones are such.
  init(_ value: JSONValue) throws(LogInFailure) {
    guard case .array(let keys)? = value["keys"] else { throw LogInFailure(.malformed, "keys") }
    entries = keys.prefix(Limits.keys).compactMap { Entry($0) }
  }

  /// The keys that a token may be signed with, by the name that its header says; without a name all that fit.
  func keys(named name: String?, for algorithm: String) -> [PublicKey] {
    entries.filter { entry in
      (name == nil || entry.name == name) && (entry.algorithm == nil || entry.algorithm == algorithm)
    }.map(\.key)
  }
}

extension KeySet.Entry {
  init?(_ value: JSONValue) {
    if let use = value["use"], use != "sig" { return nil }
    if case .array(let operations)? = value["key_ops"], !operations.contains("verify") { return nil }
    func bytes(_ name: String) -> [UInt8]? { value.text(name).flatMap { [UInt8](base64URL: $0) } }
    switch value.text("kty") {
    case "RSA":
      guard let modulus = bytes("n"), let exponent = bytes("e"),
        let key = try? PublicKey(rsaModulus: modulus, exponent: exponent), key.bits >= 2048, !key.isFactorable
      else { return nil }
      self.key = key
    case "EC":
      guard value.text("crv") == "P-256", let x = bytes("x"), let y = bytes("y"),
        let key = try? PublicKey(.p256, x: x, y: y)
      else { return nil }
      self.key = key
    default: return nil
    }
    name = value.text("kid")
    algorithm = value.text("alg")
  }
}
