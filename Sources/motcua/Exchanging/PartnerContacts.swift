import Procedures
import Synchronization
import Text
import WorkingTime

/// When each partner was last reached, or has called; nothing of it is kept.
final class PartnerContacts: Sendable {
  private let moments = Mutex<[Key<Partner>: Instant]>([:])
  let now: @Sendable () -> Instant

  init(now: @escaping @Sendable () -> Instant) { self.now = now }

  /// Notes that a partner was reached, or has called and proved that it is the one.
  func note(_ partner: Key<Partner>) {
    let moment = now()
    moments.withLock { $0[partner] = moment }
  }

  subscript(_ partner: Key<Partner>) -> Instant? { moments.withLock { $0[partner] } }
}
