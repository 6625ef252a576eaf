internal import COpenSSL

/// The HMAC-SHA-256 of a message (RFC 2104): 32 bytes that only who has the key can make.
public func hmacSHA256(_ message: some Collection<UInt8>, key: [UInt8]) throws(CryptoFailure) -> [UInt8] {
  unsafe try hmac(Array(message), key: key, HashAlgorithm.sha256.function, count: 32)
}

/// The HMAC-SHA-1 of a message: 20 bytes. Only for what others have fixed so: authenticator apps (RFC 4226).
func hmacSHA1(_ message: [UInt8], key: [UInt8]) throws(CryptoFailure) -> [UInt8] {
  guard let function = unsafe EVP_MD_fetch(nil, "SHA1", nil) else { throw CryptoFailure(doing: "find SHA-1") }
  defer { unsafe EVP_MD_free(function) }
  return unsafe try hmac(message, key: key, function, count: 20)
}

private func hmac(
  _ message: [UInt8], key: [UInt8], _ function: OpaquePointer, count: Int
) throws(CryptoFailure) -> [UInt8] {
  var mac = [UInt8](repeating: 0, count: count)
  var length: UInt32 = 0
  // An empty array has no address; OpenSSL takes a missing key for "the same as before".
  let keyBytes = key.isEmpty ? [0] : key
  let done = unsafe HMAC(function, keyBytes, Int32(clamping: key.count), message, message.count, &mac, &length)
  guard unsafe done != nil, Int(length) == count else { throw CryptoFailure(doing: "make an HMAC") }
  return mac
}

/// Whether two secrets are the same, in a time that tells nothing about where they differ.
///
/// Their lengths are no secret.
public func isEqualInConstantTime(_ a: [UInt8], _ b: [UInt8]) -> Bool {
  guard a.count == b.count else { return false }
  return unsafe CRYPTO_memcmp(a, b, a.count) == 0
}
