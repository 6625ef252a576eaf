import Synchronization
public import Text

/// How often each thing goes wrong, drawn from a seed: the same requests in the same order fare the same.
public final class Faults: Sendable {
  private let rates: [(fault: Fault, percent: Int)]
  private let chance: Mutex<Chance>

  /// Faults at their rates.
  ///
  /// - Parameters:
  ///   - rates: In how many of a hundred requests each happens; one request fares ill in one way at most.
  ///   - seed: What is drawn follows from it.
  /// - Throws: ``FaultRefusal`` when a fault is named twice, or all together are more than a hundred.
  public init(_ rates: [(fault: Fault, percent: Int)] = [], seed: UInt64 = 1) throws(FaultRefusal) {
    guard Set(rates.map(\.fault)).count == rates.count else { throw .namedTwice }
    guard rates.allSatisfy({ (0...100).contains($0.percent) }), rates.reduce(0, { $0 + $1.percent }) <= 100 else {
      throw .beyondAHundred
    }
    self.rates = rates
    chance = Mutex(Chance(seed: seed))
  }

  /// How the next request fares; nil when nothing goes wrong.
  func next() -> Fault? {
    var left = Int(chance.withLock { $0.next(below: 100) })
    for (fault, percent) in rates {
      if left < percent { return fault }
      left -= percent
    }
    return nil
  }
}

/// Why faults cannot be as they were asked for.
public enum FaultRefusal: Error, Hashable, Sendable {
  /// One of them is there twice.
  case namedTwice
  /// A rate is no percentage, or all together are more than a hundred.
  case beyondAHundred

  /// What is wrong and what would be right.
  public var words: Words {
    switch self {
    case .namedTwice: Words(vi: "mỗi lỗi chỉ khai một lần", en: "each fault is named once")
    case .beyondAHundred:
      Words(vi: "tổng các tỷ lệ không quá 100 phần trăm", en: "all rates together are 100 per cent at most")
    }
  }
}

/// Chance from a seed: SplitMix64, whose numbers are the same on every machine.
struct Chance: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to another one.
  mutating func next(below end: UInt64) -> UInt64 { next() % end }

  /// So many figures in hexadecimal.
  mutating func hex(_ figures: Int) -> String {
    (0..<figures).map { _ in String(next(below: 16), radix: 16) }.joined()
  }
}
