/// One client's connection, as its loop keeps it. Workers carry it to the loop's inbox and look at nothing in it.
@safe final class Connection: @unchecked Sendable {
  enum Phase {
    /// No first line yet, or none since the last answer.
    case waiting
    /// The head is coming.
    case head
    /// The body is coming.
    case body
    /// A worker has it; the client is not waited for.
    case working
    /// The answer is going.
    case answering
  }

  let handle: OpaquePointer
  let socket: Int32
  let peer: Address
  /// nil without TLS.
  let tls: TLSSession?
  unowned let loop: Loop
  var index = 0
  var phase = Phase.waiting
  var since: Int64
  /// Bytes that have come or are to go, as the phase has it.
  var length = 0
  var served = 0
  var isShut = false
  /// True when it has been looked at whether the client is still there, since the phase began.
  var isLookedAt = false
  var isSuspended = false
  var isAbandoned = false
  var exchange: Exchange?

  init(handle: OpaquePointer, socket: Int32, peer: Address, tls: TLSSession?, loop: Loop, now: Int64) {
    unsafe self.handle = handle
    self.socket = socket
    self.peer = peer
    self.tls = tls
    self.loop = loop
    since = now
  }

  func enter(_ phase: Phase, now: Int64, length: Int = 0) {
    self.phase = phase
    self.length = length
    since = now
    isLookedAt = false
  }

  /// The moment at which the client has taken too long; nil when it is not the one who is waited for.
  func deadline(_ deadlines: Deadlines) -> Int64? {
    let transfer = Int64(length) * 1_000_000 / Int64(max(deadlines.slowestBytesPerSecond, 1))
    return switch phase {
    case .waiting: since + (served == 0 ? deadlines.head : deadlines.idle).microseconds
    case .head: since + deadlines.head.microseconds
    case .body: since + deadlines.body.microseconds + transfer
    case .working: nil
    case .answering: since + deadlines.answer.microseconds + transfer
    }
  }
}

extension Duration {
  /// The duration in whole microseconds.
  var microseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds &* 1_000_000 &+ attoseconds / 1_000_000_000_000
  }
}
