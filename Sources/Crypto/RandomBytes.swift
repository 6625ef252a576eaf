internal import COpenSSL

/// Bytes that nobody can guess, from OpenSSL's generator, which the kernel seeds.
///
/// - Parameter count: 1 to 1,048,576.
/// - Throws: ``CryptoFailure`` when there is no entropy; never weaker bytes instead.
public func randomBytes(_ count: Int) throws(CryptoFailure) -> [UInt8] {
  precondition((1...Limits.randomBytes).contains(count), "1 to \(Limits.randomBytes) bytes of chance at a time")
  var bytes = [UInt8](repeating: 0, count: count)
  try CryptoFailure.check(unsafe RAND_bytes(&bytes, Int32(count)), doing: "get \(count) random bytes")
  return bytes
}
