/// How the one writer of a store has worked since it was opened, and how it stands.
public struct WritingCounts: Sendable, Equatable {
  /// How many lay within each bound; one more place follows for all above.
  public struct Histogram: Sendable, Equatable {
    /// The upper bounds.
    public let bounds: [Int]
    /// How many lay within each, and not within the one before.
    public private(set) var counts: [Int]
    /// The sum of all.
    public private(set) var sum = 0

    /// Nothing yet.
    public init(bounds: [Int]) {
      self.bounds = bounds
      counts = Array(repeating: 0, count: bounds.count + 1)
    }

    /// Counts one more.
    public mutating func count(_ value: Int) {
      counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
      sum += value
    }

    /// Counts all that another one of the same bounds has counted.
    mutating func add(_ other: Histogram) {
      for (place, count) in other.counts.enumerated() where counts.indices.contains(place) { counts[place] += count }
      sum += other.sum
    }
  }

  /// Commands in each commit.
  public var sizes = Histogram(bounds: [1, 2, 4, 8, 16, 32, 64, 128, 256])
  /// Microseconds that each commit took, the sync of the disk among them.
  public var microseconds = Histogram(
    bounds: [250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 5_000_000])
  /// Commits that could not be kept: nobody in them was acknowledged.
  public var lost = 0
  /// For how long the disk has not taken the last commit, in milliseconds; nil when it has taken it.
  public var stuckMilliseconds: Int64?
  /// Commands that wait to be written.
  public var waiting = 0
  /// For how long the oldest of them has waited, in milliseconds.
  public var oldestMilliseconds: Int64 = 0
  /// Pages that wait to be carried into the database file, in a store that has such.
  public var pagesAhead = 0
  /// Whether carrying them over failed the last time.
  public var isBehind = false

  /// Nothing done yet.
  public init() {}

  /// How two writers of one record stand together.
  public func and(_ other: WritingCounts) -> WritingCounts {
    var both = self
    both.sizes.add(other.sizes)
    both.microseconds.add(other.microseconds)
    both.lost += other.lost
    both.stuckMilliseconds = [stuckMilliseconds, other.stuckMilliseconds].compactMap(\.self).min()
    both.waiting += other.waiting
    both.oldestMilliseconds = max(oldestMilliseconds, other.oldestMilliseconds)
    both.pagesAhead += other.pagesAhead
    both.isBehind = isBehind || other.isBehind
    return both
  }

  /// Whether the last commit could not be kept, a moment ago. After that moment whoever asks is let try again: the disk may
  /// have room by now, and nothing else tells.
  public var isStuck: Bool { (stuckMilliseconds ?? .max) < WritingCounts.patienceMilliseconds }

  /// How long a commit that could not be kept speaks for the next one.
  static let patienceMilliseconds: Int64 = 10_000
}
