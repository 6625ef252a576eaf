public import Text

/// The entry that an action writes into a register: which register, and what stands in it.
///
/// Its number is the next one of the register's own series of the agency and year, without gaps.
public struct EntryRule: Sendable {
  /// The register that is written.
  public let register: Key<Register>
  /// What stands in each column, with facts in braces; the column of the number is not among them.
  public let values: [(field: Key<RegisterField>, value: Phrase)]

  /// A rule of checked parts.
  public init(register: Key<Register>, values: [(field: Key<RegisterField>, value: Phrase)]) {
    self.register = register
    self.values = values
  }
}

extension Register {
  /// How a register that actions write into numbers its entries.
  public struct Numbering: Hashable, Sendable {
    /// The column that has the number; it alone names the entry.
    public let field: Key<RegisterField>
    /// How the number is written; `{so}` is the number with at least two digits, `{nam}` the year.
    public let pattern: String

    /// A numbering of checked parts.
    public init(field: Key<RegisterField>, pattern: String) {
      self.field = field
      self.pattern = pattern
    }

    /// The year and the number of an entry, by which it is put in order; nil for a text that the pattern did not write.
    public func order(of text: String) -> (year: Int, number: Int)? {
      var (rest, pattern) = (text[...], self.pattern[...])
      var (year, number): (Int?, Int?)
      while let sign = pattern.first {
        let isNumber = pattern.hasPrefix("{so}")
        if isNumber || pattern.hasPrefix("{nam}") {
          let figures = rest.prefix { $0.isASCII && $0.isNumber }
          if isNumber { number = Int(figures) } else { year = Int(figures) }
          rest = rest.dropFirst(figures.count)
          pattern = pattern.dropFirst(isNumber ? 4 : 5)
        } else {
          guard rest.first == sign else { return nil }
          (rest, pattern) = (rest.dropFirst(), pattern.dropFirst())
        }
      }
      guard let year, let number, rest.isEmpty else { return nil }
      return (year, number)
    }
  }
}

extension String {
  /// A pattern with its number and year: two digits at least, as Nghị định 30/2020/NĐ-CP writes them.
  public func numbered(_ number: Int, year: Int) -> String {
    replacing("{so}", with: number < 10 ? "0\(number)" : "\(number)").replacing("{nam}", with: "\(year)")
  }
}
