import Synchronization

/// The typesetters that are free; making one takes as long as several pages.
enum Typesetters {
  private static let idle = Mutex<[Typesetter]>([])

  /// Lends a typesetter to whoever makes a paper.
  static func lend<Made>(_ make: (Typesetter) throws -> Made) throws -> Made {
    let typesetter = try idle.withLock { $0.popLast() } ?? Typesetter()
    defer { idle.withLock { if $0.count < Limits.idleTypesetters { $0.append(typesetter) } } }
    return try make(typesetter)
  }
}
