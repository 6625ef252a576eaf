import OneStop
import Proofs
import Text
import WorkingTime

/// Somebody outside of the office who keeps what it has shown of its log.
///
/// A record that has lost its end does not know it, and a command that was lost with it is simply done anew when it is said
/// again: only whoever kept the head of the log can tell.
struct Witness {
  /// The last head that the office has shown, with all that it had acknowledged by then below it.
  private(set) var head: LogHead?
  /// How long the log was at the last head that the office has signed.
  private var signed: Int64 = 0
  /// The latest time at which it has signed one, and those that were signed with an earlier one.
  private var signedAt: Instant?
  private var early: [String] = []

  /// Keeps the head of the log, once something was acknowledged.
  mutating func keep(headOf office: OneStop) throws { head = try office.logHead() }

  /// Keeps a head that the office has signed.
  mutating func keep(_ head: SignedHead?) {
    guard let head, case let time = head.signed.checkpoint.time else { return }
    signed = max(signed, head.size)
    if let signedAt, time < signedAt { early.append("a head was signed at \(time), the one before it at \(signedAt)") }
    signedAt = max(signedAt ?? time, time)
  }

  /// What the log no longer has of what was shown, or has otherwise.
  func differences(at office: OneStop) throws -> [String] {
    var found = early
    if case let last = try office.lastSignedHead()?.size ?? 0, last < signed {
      found.append("the last signed head is over \(last) entries, one over \(signed) was shown")
    }
    guard let head, head.size > 0 else { return found }
    let size = try office.logHead().size
    guard size >= head.size else {
      return found + ["the log has \(size) entries, \(head.size) were acknowledged"]
    }
    let shown = try office.consistency(from: head.size)
    if shown.old != head || !shown.proof.holds(from: head.head, to: shown.new.head) {
      found.append("the log does not begin with the \(head.size) entries that were acknowledged")
    }
    return found
  }
}
