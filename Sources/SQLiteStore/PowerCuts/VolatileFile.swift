/// A file on a disk whose power may be cut: what is safe, and what was done to it since the last sync.
struct VolatileFile: Sendable {
  /// Something done to a file.
  enum Change: Sendable {
    /// Bytes put in a place.
    case bytes([UInt8], at: Int)
    /// Cut or grown to a size.
    case size(Int)
  }

  /// The least that a disk writes whole, in bytes.
  static let sector = 512
  /// In a hundred, how many of the unsynced sectors a disk may have written.
  private static let odds: [UInt] = [1, 10, 50, 90, 99]

  private(set) var safe: [UInt8]
  private(set) var unsynced: [Change] = []
  /// How many of the unsynced changes a late sync was asked for already.
  private var asked = 0

  init(safe: [UInt8] = []) {
    self.safe = safe
  }

  mutating func take(_ change: Change) {
    unsynced.append(change)
  }

  mutating func sync() {
    for change in unsynced { safe.apply(change) }
    unsynced = []
  }

  /// Makes safe what the sync before this one was asked for.
  mutating func syncLate() {
    for change in unsynced.prefix(asked) { safe.apply(change) }
    unsynced.removeFirst(asked)
    asked = unsynced.count
  }

  /// What is found once there is power again.
  ///
  /// Either the disk had worked in order, up to somewhere in the midst of a write; or it had not, and every sector of
  /// every write is there or not by chance.
  func found(by chance: inout some RandomNumberGenerator) -> [UInt8] {
    var content = safe
    if chance.next(upperBound: 2 as UInt) == 0 {
      let whole = Int(chance.next(upperBound: UInt(unsynced.count + 1)))
      for change in unsynced.prefix(whole) { content.apply(change) }
      if whole < unsynced.count, case .bytes(let bytes, let place) = unsynced[whole] {
        let torn = bytes.prefix(Int(chance.next(upperBound: UInt(bytes.count + 1))))
        content.apply(.bytes(Array(torn), at: place))
      }
      return content
    }
    let odds = Self.odds[Int(chance.next(upperBound: UInt(Self.odds.count)))]
    for change in unsynced {
      switch change {
      case .size: if chance.next(upperBound: 100 as UInt) < odds { content.apply(change) }
      case .bytes(let bytes, let place):
        for (piece, start) in sectors(of: bytes, at: place) where chance.next(upperBound: 100 as UInt) < odds {
          content.apply(.bytes(piece, at: start))
        }
      }
    }
    return content
  }

  private func sectors(of bytes: [UInt8], at place: Int) -> [(piece: [UInt8], start: Int)] {
    var pieces: [([UInt8], Int)] = []
    var start = place
    while start < place + bytes.count {
      let end = min(place + bytes.count, (start / Self.sector + 1) * Self.sector)
      pieces.append((Array(bytes[(start - place)..<(end - place)]), start))
      start = end
    }
    return pieces
  }
}

extension [UInt8] {
  fileprivate mutating func apply(_ change: VolatileFile.Change) {
    switch change {
    case .bytes(let bytes, let place):
      if count < place + bytes.count { grow(to: place + bytes.count) }
      unsafe withUnsafeMutableBytes { unsafe $0[place..<(place + bytes.count)].copyBytes(from: bytes) }
    case .size(let size):
      if count > size { removeLast(count - size) } else { grow(to: size) }
    }
  }

  private mutating func grow(to size: Int) { self += [UInt8](repeating: 0, count: size - count) }
}
