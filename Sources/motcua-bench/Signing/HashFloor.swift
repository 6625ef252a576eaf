internal import COpenSSL

/// The floor below all others: the SHA-256 of what was signed, which whoever verifies has to compute once.
@safe struct HashFloor {
  private let function: OpaquePointer

  init() throws {
    // Held for as long as the program runs.
    guard let function = unsafe EVP_MD_fetch(nil, "SHA256", nil) else { throw Trouble("no SHA-256") }
    unsafe self.function = unsafe function
  }

  /// Whether there is a hash; OpenSSL says no for want of memory only.
  func hashes(_ content: [UInt8]) -> Bool {
    var hash = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    return unsafe EVP_Digest(content, content.count, &hash, &length, function, nil) == 1 && length == 32
  }
}
