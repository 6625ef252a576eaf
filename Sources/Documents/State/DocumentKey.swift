/// The number by which the record knows an official document, incoming or outgoing: `VB-12`.
///
/// It runs through the whole authority, is given in the commit that first records the document, and has nothing to do with
/// the numbers of its registers.
public struct DocumentKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The running number within the authority, from 1.
  public let number: Int

  /// The key of that number, which is at least 1.
  public init(number: Int) {
    precondition(number >= 1, "documents are numbered from 1")
    self.number = number
  }

  /// Reads a key as people type it: blanks around it and lower case are forgiven; nil when it is none.
  public init?(_ typed: some StringProtocol) {
    self.init(written: String(typed.filter { !$0.isWhitespace }).uppercased())
  }

  /// Reads a key as it is printed, and as records write it; nil when it is none.
  public init?(written text: String) {
    let bytes = text.utf8
    let figures = bytes.dropFirst(3)
    guard bytes.starts(with: "VB-".utf8), (1...15).contains(figures.count), figures.first != UInt8(ascii: "0"),
      figures.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    number = figures.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// The key as it is printed.
  public var text: String { "VB-\(number)" }

  /// By number.
  public static func < (a: DocumentKey, b: DocumentKey) -> Bool { a.number < b.number }

  /// The key as it is printed.
  public var description: String { text }
}
