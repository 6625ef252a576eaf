import Crypto
import Revocations
import WorkingTime

extension RevocationFetcher {
  /// A fetcher that keeps its answers below a data folder.
  convenience init(in place: DataPlace, now: @escaping @Sendable () -> Instant) {
    // RFC 8954: 16 bytes at least, 32 are recommended; a responder that prepares its answers leaves them out.
    self.init(folder: place.path + "/revocation", now: now, nonce: { (try? randomBytes(32)) ?? [] })
  }
}
