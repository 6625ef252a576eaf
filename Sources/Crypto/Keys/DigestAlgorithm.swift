internal import COpenSSL

/// A hash function that signatures are made with.
///
/// SHA-1 is here so that an old signature can be told "intact, algorithm no longer allowed" (TT 15/2025/TT-BKHCN, Annex I,
/// has it no more); what is still allowed, a policy decides. MD5 and RIPEMD are not here: nobody is served by them.
public enum DigestAlgorithm: String, Sendable, Hashable, CaseIterable {
  /// 20 bytes, FIPS 180-4; no longer secure.
  case sha1 = "SHA1"
  /// 28 bytes, FIPS 180-4.
  case sha224 = "SHA224"
  /// 32 bytes, FIPS 180-4.
  case sha256 = "SHA256"
  /// 48 bytes, FIPS 180-4.
  case sha384 = "SHA384"
  /// 64 bytes, FIPS 180-4.
  case sha512 = "SHA512"
  /// 28 bytes, FIPS 180-4.
  case sha512_224 = "SHA512-224"
  /// 32 bytes, FIPS 180-4.
  case sha512_256 = "SHA512-256"
  /// 28 bytes, FIPS 202.
  case sha3_224 = "SHA3-224"
  /// 32 bytes, FIPS 202.
  case sha3_256 = "SHA3-256"
  /// 48 bytes, FIPS 202.
  case sha3_384 = "SHA3-384"
  /// 64 bytes, FIPS 202.
  case sha3_512 = "SHA3-512"

  /// The length of its hashes, in bytes.
  public var byteCount: Int {
    switch self {
    case .sha1: 20
    case .sha224, .sha512_224, .sha3_224: 28
    case .sha256, .sha512_256, .sha3_256: 32
    case .sha384, .sha3_384: 48
    case .sha512, .sha3_512: 64
    }
  }

  /// The hash of some bytes.
  public func hash(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let whole = bytes.withContiguousStorageIfAvailable { unsafe hash($0) }
    return unsafe whole ?? Array(bytes).withUnsafeBufferPointer { unsafe hash($0) }
  }

  private func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { output, count in
      var length: UInt32 = 0
      let answer = unsafe EVP_Digest(bytes.baseAddress, bytes.count, output.baseAddress, &length, function, nil)
      // A hash has no failure but the lack of memory for its context.
      precondition(answer == 1 && Int(length) == byteCount, "OpenSSL could not hash")
      count = byteCount
    }
  }

  /// OpenSSL's function, looked up once; its objects for functions are made to be shared by threads.
  var function: OpaquePointer {
    guard let function = unsafe DigestAlgorithm.functions[self] else {
      preconditionFailure("every algorithm is in the table")
    }
    return unsafe function
  }

  nonisolated(unsafe) private static let functions: [DigestAlgorithm: OpaquePointer] = {
    var functions: [DigestAlgorithm: OpaquePointer] = unsafe [:]
    for algorithm in allCases {
      guard let function = unsafe EVP_MD_fetch(nil, algorithm.rawValue, nil) else {
        preconditionFailure("this OpenSSL has no \(algorithm.rawValue)")
      }
      unsafe functions[algorithm] = unsafe function
    }
    return unsafe functions
  }()
}
