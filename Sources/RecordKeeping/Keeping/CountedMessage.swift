import Exchange
import OneStop

/// What a message counts as with its partner.
enum CountedMessage {
  /// One of the outbox.
  case sent(OutboxRow.State, inLane: Bool, isOver: Bool)
  /// One of the inbox.
  case received(InboxRow.State, bytes: Int64)
  /// One that is held for a partner.
  case held(TransportStatus, bytes: Int64)

  /// What none counts as.
  static let nothing: [Int64] = Array(repeating: 0, count: 8)

  /// In the order of the columns of `exchange_count`.
  var amounts: [Int64] {
    func mark(_ isSo: Bool) -> Int64 { isSo ? 1 : 0 }
    switch self {
    case .sent(let state, let inLane, let isOver):
      return [mark(inLane && !isOver), mark(state == .dead), 0, 0, 0, 0, 0, 0]
    case .received(let state, let bytes):
      let (waits, isAside) = (state == .waiting, state == .quarantined)
      return [0, 0, mark(waits), mark(isAside), 0, 0, waits || isAside ? bytes : 0, 0]
    case .held(let status, let bytes):
      let isDone = status == .done
      return [0, 0, 0, 0, mark(!isDone && status != .fail), mark(status == .fail), 0, isDone ? 0 : bytes]
    }
  }
}
