internal import COpenSSL

/// Keeps secrets that have to be read again, under a key: AES-256 in Galois/Counter Mode (NIST SP 800-38D).
public struct SecretBox: Sendable {
  /// The bytes of a nonce.
  public static let nonceBytes = 12
  private static let tagBytes = 16

  private let key: [UInt8]

  /// A box under a key of 32 bytes.
  public init(key: [UInt8]) {
    precondition(key.count == 32, "a key has 32 bytes")
    self.key = key
  }

  /// Closes some bytes in.
  ///
  /// - Parameters:
  ///   - bytes: What is to be kept.
  ///   - nonce: 12 random bytes, of this secret only.
  ///   - context: Whose it is; it opens in this context only.
  /// - Returns: The nonce, the closed bytes, and the tag that vouches for them.
  public func close(_ bytes: [UInt8], nonce: [UInt8], for context: String) throws(CryptoFailure) -> [UInt8] {
    try close(bytes, nonce: nonce, context: Array(context.utf8))
  }

  func close(_ bytes: [UInt8], nonce: [UInt8], context: [UInt8]) throws(CryptoFailure) -> [UInt8] {
    precondition(nonce.count == SecretBox.nonceBytes, "a nonce has 12 bytes")
    let cipher = try Cipher(key: key, nonce: nonce, closes: true)
    try cipher.addContext(context)
    let closed = try cipher.work(bytes)
    guard cipher.finish() else { throw CryptoFailure(doing: "close a secret in") }
    return nonce + closed + (try cipher.tag(count: SecretBox.tagBytes))
  }

  /// Opens what was closed in; nil when the key or the context is another, or a bit was changed.
  public func open(_ box: [UInt8], for context: String) throws(CryptoFailure) -> [UInt8]? {
    guard box.count >= SecretBox.nonceBytes + SecretBox.tagBytes else { return nil }
    let cipher = try Cipher(key: key, nonce: Array(box.prefix(SecretBox.nonceBytes)), closes: false)
    try cipher.addContext(Array(context.utf8))
    let bytes = try cipher.work(Array(box.dropFirst(SecretBox.nonceBytes).dropLast(SecretBox.tagBytes)))
    try cipher.expect(tag: Array(box.suffix(SecretBox.tagBytes)))
    return cipher.finish() ? bytes : nil
  }
}

/// One run of the cipher.
@safe private final class Cipher {
  private let context: OpaquePointer

  init(key: [UInt8], nonce: [UInt8], closes: Bool) throws(CryptoFailure) {
    guard let context = unsafe EVP_CIPHER_CTX_new() else { throw CryptoFailure(doing: "make a cipher context") }
    unsafe self.context = unsafe context
    let begun =
      closes
      ? unsafe EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce)
      : unsafe EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce)
    try CryptoFailure.check(begun, doing: "begin a cipher")
  }

  deinit {
    unsafe EVP_CIPHER_CTX_free(context)
  }

  func addContext(_ bytes: [UInt8]) throws(CryptoFailure) {
    var count: Int32 = 0
    try CryptoFailure.check(
      unsafe EVP_CipherUpdate(context, nil, &count, bytes, Int32(bytes.count)), doing: "tell a cipher its context")
  }

  func work(_ bytes: [UInt8]) throws(CryptoFailure) -> [UInt8] {
    guard !bytes.isEmpty else { return [] }
    var result = [UInt8](repeating: 0, count: bytes.count)
    var count: Int32 = 0
    try CryptoFailure.check(
      unsafe EVP_CipherUpdate(context, &result, &count, bytes, Int32(bytes.count)), doing: "run a cipher")
    return result
  }

  /// Whether all is right, the tag that was expected included.
  func finish() -> Bool {
    var rest = [UInt8](repeating: 0, count: 16)
    var count: Int32 = 0
    defer { ERR_clear_error() }
    return unsafe EVP_CipherFinal_ex(context, &rest, &count) == 1
  }

  func tag(count: Int) throws(CryptoFailure) -> [UInt8] {
    var tag = [UInt8](repeating: 0, count: count)
    try CryptoFailure.check(
      unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, Int32(count), &tag), doing: "get a tag")
    return tag
  }

  func expect(tag: [UInt8]) throws(CryptoFailure) {
    var tag = tag
    try CryptoFailure.check(
      unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, Int32(tag.count), &tag), doing: "expect a tag")
  }
}
