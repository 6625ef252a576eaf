/// Where in the log a dossier stands, by positions; of an entry without one, by its reference.
public struct LogPlaces: Sendable, Equatable {
  /// Its last entry; 0 when what is stored names none of its entries.
  public let last: Int64
  /// The entry with the answers and papers as they are now; nil once nothing tells it any more, since they were erased.
  public let answers: Int64?
  /// The entry with the last look-up.
  public let lookup: Int64?

  /// Places.
  public init(last: Int64, answers: Int64?, lookup: Int64?) {
    self.last = last
    self.answers = answers
    self.lookup = lookup
  }

  /// As whoever cannot know where the answers stand has them.
  func withoutContent() -> LogPlaces { LogPlaces(last: last, answers: nil, lookup: nil) }
}
