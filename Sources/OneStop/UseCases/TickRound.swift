import WorkingTime

/// How far the dossiers that are due have been gone through since some of them were stuck.
///
/// Without any there is no round: each look begins with what is due first, and whoever is moved is due no more. Those that are stuck stay, and
/// a look that began with them each time would come no further than they go. So looks go on behind each other, a page at a time, until
/// the end; then all are tried again, no more often than once a minute.
struct TickRound {
  /// Behind whom the next look begins; nil outside a round.
  private(set) var cursor: DuePlace?
  private var beganAt = Instant(milliseconds: 0)
  private var isThrough = false

  /// After how many seconds those that are stuck may be tried again.
  static let seconds: Int64 = 60

  /// Where a look begins; a round that is through and a minute old is over. A clock that was put back makes none last longer.
  mutating func begin(at now: Instant) -> DuePlace? {
    let isOld = now < beganAt || now >= beganAt.advanced(bySeconds: TickRound.seconds)
    if isThrough, isOld { self = TickRound() }
    return cursor
  }

  /// A look has found this page behind `start`.
  mutating func end(_ page: [DuePlace], behind start: DuePlace?, isStuck: Bool, at now: Instant) {
    // Somebody else's look has gone on meanwhile.
    guard start == cursor else { return }
    if start == nil {
      // What a look finds outside a round has no order where moments are the same; the round has.
      guard isStuck else { return }
      cursor = DuePlace.beginning
      beganAt = now
    } else {
      cursor = page.last ?? cursor
      isThrough = page.count < OneStop.tickBatch
    }
  }
}
