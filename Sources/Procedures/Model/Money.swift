public import Text

/// An amount of money: a whole number of đồng.
public struct Money: Hashable, Sendable, Comparable {
  /// The amount in đồng.
  public let dong: Int

  /// An amount in đồng.
  public init(dong: Int) { self.dong = dong }

  /// Nothing.
  public static let nothing = Money(dong: 0)

  /// The most that one charge may come to; more is a slip of the hand.
  public static let most = Money(dong: 1_000_000_000_000)

  /// By the amount.
  public static func < (a: Money, b: Money) -> Bool { a.dong < b.dong }

  /// What people read: `250.000 đồng`.
  public var words: Words {
    Words(vi: grouped(by: ".") + " đồng", en: grouped(by: ",") + " VND")
  }

  private func grouped(by sign: String) -> String {
    let figures = String(dong.magnitude)
    var groups: [Substring] = []
    var rest = figures[...]
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    groups.insert(rest, at: 0)
    return (dong < 0 ? "−" : "") + groups.joined(separator: sign)
  }
}

extension Sequence<Money> {
  /// All together.
  public var total: Money { Money(dong: reduce(0) { $0 + $1.dong }) }
}
