import Synchronization
import WorkingTime

/// What lets us in at the portal for a while, a session or a token: until its end, or until the portal says that it is over.
///
/// Several threads tell the portal things at once. One that hears that its pass is over forgets that one, and not the pass that
/// another thread has fetched meanwhile.
final class PortalPass: Sendable {
  private let kept = Mutex<(text: String, end: Instant?)?>(nil)

  /// The pass that is good now; nil when one has to be fetched.
  ///
  /// - Parameter now: The moment; nil where passes have no end of their own.
  func text(at now: Instant? = nil) -> String? {
    kept.withLock { kept in
      guard let kept else { return nil }
      if let end = kept.end, let now, now >= end { return nil }
      return kept.text
    }
  }

  /// Keeps a pass.
  ///
  /// - Parameter end: Until when it is good; nil until the portal says otherwise.
  func keep(_ text: String, until end: Instant? = nil) { kept.withLock { $0 = (text, end) } }

  /// Forgets a pass that is over.
  func forget(_ old: String) {
    kept.withLock { if $0?.text == old { $0 = nil } }
  }
}
