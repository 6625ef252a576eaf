import Crypto
import XML

/// Hashes of a canonical form that is too long to be kept: they go on as it is written.
final class RunningHashes {
  private let algorithms: [DigestAlgorithm]
  private var streams: [(algorithm: DigestAlgorithm, stream: HashStream)]?

  /// - Parameter algorithms: The hashes that will be asked for; nil for one that is not known.
  init(_ algorithms: [DigestAlgorithm?]) {
    self.algorithms = Array(Set(algorithms.compactMap(\.self)))
  }

  /// A sink that keeps so much, and has more hashed.
  func sink(keeping most: Int) -> Sink {
    Sink(keeping: most) { [self] piece in take(piece) }
  }

  private func take(_ piece: UnsafeRawBufferPointer) {
    do throws(CryptoFailure) {
      if streams == nil {
        streams = try algorithms.map { algorithm throws(CryptoFailure) in (algorithm, try HashStream(by: algorithm)) }
      }
      for (_, stream) in streams ?? [] { try stream.update(piece) }
    } catch {
      // As in ``DigestAlgorithm/hash(_:)``.
      preconditionFailure("OpenSSL could not hash: a hash has no failure but the lack of memory")
    }
  }

  /// The hashes of all that was handed on.
  func finished() -> [DigestAlgorithm: [UInt8]] {
    var hashes: [DigestAlgorithm: [UInt8]] = [:]
    for (algorithm, stream) in streams ?? [] { hashes[algorithm] = try? stream.finish() }
    streams = nil
    return hashes
  }
}
