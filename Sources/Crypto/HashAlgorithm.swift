internal import COpenSSL

/// A hash function of FIPS 180-4.
public enum HashAlgorithm: String, Sendable, CaseIterable {
  /// 32 bytes: events, files, receipts.
  case sha256 = "SHA256"
  /// 48 bytes.
  case sha384 = "SHA384"
  /// 64 bytes.
  case sha512 = "SHA512"

  /// The length of its hashes, in bytes.
  public var byteCount: Int {
    switch self {
    case .sha256: 32
    case .sha384: 48
    case .sha512: 64
    }
  }

  /// The hash of some bytes.
  public func hash(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let whole = bytes.withContiguousStorageIfAvailable { unsafe hash($0) }
    return unsafe whole ?? Array(bytes).withUnsafeBufferPointer { unsafe hash($0) }
  }

  private func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { output, count in
      unsafe digest(bytes, into: output)
      count = byteCount
    }
  }

  /// Measured on 64 bytes: 0.22 µs with the function fetched once, 0.16 µs with a context kept as well, 0.53 µs when it is
  /// looked up each time. So functions are kept and contexts are not.
  func digest(_ bytes: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>) {
    var length: UInt32 = 0
    let answer = unsafe EVP_Digest(bytes.baseAddress, bytes.count, output.baseAddress, &length, function, nil)
    // A hash has no failure but the lack of memory for its context.
    precondition(answer == 1 && Int(length) == byteCount, "OpenSSL could not hash")
  }

  /// OpenSSL's function, looked up once; its objects for functions are made to be shared by threads.
  var function: OpaquePointer {
    switch self {
    case .sha256: unsafe HashAlgorithm.functions.sha256
    case .sha384: unsafe HashAlgorithm.functions.sha384
    case .sha512: unsafe HashAlgorithm.functions.sha512
    }
  }

  nonisolated(unsafe) private static let functions = unsafe (
    sha256: fetch(.sha256), sha384: fetch(.sha384), sha512: fetch(.sha512)
  )

  private static func fetch(_ algorithm: HashAlgorithm) -> OpaquePointer {
    guard let function = unsafe EVP_MD_fetch(nil, algorithm.rawValue, nil) else {
      preconditionFailure("this OpenSSL has no \(algorithm.rawValue)")
    }
    return unsafe function
  }
}
