internal import Text

/// The limit a procedure has by law, with the cut-off hours after which another one holds.
///
/// A copy of a diploma, for example, is due on the same working day, and on the next one when the request was
/// received after 15:00 (Circular 10/2026/TT-BGDĐT, art. 17.5).
public struct LegalLimit: Hashable, Sendable {
  /// What holds for receipts later in the day than a certain time.
  public struct CutOff: Hashable, Sendable {
    /// Receipts after this time are meant; a receipt at this very time is not after it.
    public let after: TimeOfDay
    /// The limit for them.
    public let limit: TimeLimit

    /// A cut-off.
    public init(after: TimeOfDay, limit: TimeLimit) {
      self.after = after
      self.limit = limit
    }
  }

  /// The limit when no cut-off applies.
  public let limit: TimeLimit
  /// The cut-offs, earliest first.
  public let cutOffs: [CutOff]

  /// A limit, with cut-offs in any order.
  public init(_ limit: TimeLimit, cutOffs: [CutOff] = []) {
    self.limit = limit
    self.cutOffs = cutOffs.sorted { $0.after < $1.after }
  }

  /// The cut-off that applies to a receipt, which has been moved into working time first; nil when none does.
  public func cutOff(receivedAt moment: Instant) -> CutOff? {
    guard !cutOffs.isEmpty else { return nil }
    let local = LocalTime(moment)
    // To the millisecond: a tenth of a second after 15:00 is after it.
    let fraction = moment.milliseconds - moment.milliseconds.flooredDivision(by: 1000) * 1000
    return cutOffs.last { (local.second, fraction) > ($0.after.minute * 60, 0) }
  }

  /// The limit for a receipt that has been moved into working time.
  public func limit(receivedAt moment: Instant) -> TimeLimit {
    cutOff(receivedAt: moment)?.limit ?? limit
  }
}

extension LegalLimit {
  /// Reads the key under which a definition writes a cut-off: `received after "15:00"`, quotes optional.
  ///
  /// - Throws: ``TimePhraseError`` when the key says something else.
  public static func cutOffTime(key: String) throws(TimePhraseError) -> TimeOfDay {
    let beginning = "received after"
    guard key.utf8.count <= Limits.phraseLength, key.hasPrefix(beginning) else {
      throw TimePhraseError(
        vi: "“\(key.prefix(40))” không phải là giờ chốt nhận, hãy viết: received after \"15:00\"",
        en: "“\(key.prefix(40))” is not a cut-off, write it like: received after \"15:00\"",
        suggestion: "received after \"15:00\"")
    }
    let time = key.dropFirst(beginning.count).trimmed
    let bare = time.count >= 2 && time.first == "\"" && time.last == "\"" ? time.dropFirst().dropLast() : time
    guard let minute = TimeOfDay(bare) else {
      throw TimePhraseError(
        vi: "“\(time)” không phải là giờ trong ngày, hãy viết như \"15:00\"",
        en: "“\(time)” is not a time of day, write it like \"15:00\"")
    }
    return minute
  }
}
