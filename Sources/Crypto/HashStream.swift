internal import COpenSSL

/// A hash of bytes that come one part after the other, as uploads do.
///
/// For one thread at a time.
@safe public final class HashStream {
  private let function: OpaquePointer
  private let byteCount: Int
  private let context: OpaquePointer
  private var isFinished = false

  /// A hash of nothing yet.
  public convenience init(_ algorithm: HashAlgorithm = .sha256) throws(CryptoFailure) {
    try unsafe self.init(algorithm.function, byteCount: algorithm.byteCount)
  }

  /// A hash of nothing yet, by a function that signatures use.
  public convenience init(by algorithm: DigestAlgorithm) throws(CryptoFailure) {
    try unsafe self.init(algorithm.function, byteCount: algorithm.byteCount)
  }

  private init(_ function: OpaquePointer, byteCount: Int) throws(CryptoFailure) {
    unsafe self.function = unsafe function
    self.byteCount = byteCount
    guard let context = unsafe EVP_MD_CTX_new() else { throw CryptoFailure(doing: "make a hash context") }
    unsafe self.context = unsafe context
    try CryptoFailure.check(
      unsafe EVP_DigestInit_ex2(context, function, nil), doing: "begin a hash")
  }

  deinit {
    unsafe EVP_MD_CTX_free(context)
  }

  /// Adds bytes.
  public func update(_ bytes: UnsafeRawBufferPointer) throws(CryptoFailure) {
    precondition(!isFinished, "a finished hash takes no more bytes")
    try CryptoFailure.check(unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count), doing: "hash")
  }

  /// Adds bytes.
  public func update(_ bytes: [UInt8]) throws(CryptoFailure) { try update(bytes[...]) }

  /// Adds bytes.
  public func update(_ bytes: ArraySlice<UInt8>) throws(CryptoFailure) {
    var failure: CryptoFailure?
    unsafe bytes.withUnsafeBytes { buffer in
      do throws(CryptoFailure) {
        unsafe try update(buffer)
      } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// A hash of the same bytes so far, which goes its own way from here.
  public func copy() throws(CryptoFailure) -> HashStream {
    precondition(!isFinished, "a finished hash takes no more bytes")
    let other = try unsafe HashStream(function, byteCount: byteCount)
    try CryptoFailure.check(unsafe EVP_MD_CTX_copy_ex(other.context, context), doing: "copy a hash")
    return other
  }

  /// The hash; afterwards the stream takes nothing more.
  public func finish() throws(CryptoFailure) -> [UInt8] {
    precondition(!isFinished, "a hash is finished once")
    isFinished = true
    var hash = [UInt8](repeating: 0, count: byteCount)
    try CryptoFailure.check(unsafe EVP_DigestFinal_ex(context, &hash, nil), doing: "finish a hash")
    return hash
  }
}
