internal import COpenSSL

/// The HMAC-SHA-256 of a message (RFC 2104): 32 bytes that only who has the key can make.
public func hmacSHA256(_ message: some Collection<UInt8>, key: [UInt8]) throws(CryptoFailure) -> [UInt8] {
  let message = Array(message)
  var mac = [UInt8](repeating: 0, count: 32)
  var length: UInt32 = 0
  // An empty array has no address; OpenSSL takes a missing key for "the same as before".
  let keyBytes = key.isEmpty ? [0] : key
  let done = unsafe HMAC(
    HashAlgorithm.sha256.function, keyBytes, Int32(clamping: key.count), message, message.count, &mac, &length)
  guard unsafe done != nil, length == 32 else { throw CryptoFailure(doing: "make an HMAC") }
  return mac
}

/// Whether two secrets are the same, in a time that tells nothing about where they differ.
///
/// Their lengths are no secret.
public func isEqualInConstantTime(_ a: [UInt8], _ b: [UInt8]) -> Bool {
  guard a.count == b.count else { return false }
  return unsafe CRYPTO_memcmp(a, b, a.count) == 0
}
