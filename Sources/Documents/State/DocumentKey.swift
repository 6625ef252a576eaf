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
    let text = String(typed.filter { !$0.isWhitespace }).uppercased()
    let figures = text.dropFirst(3)
    guard text.hasPrefix("VB-"), (1...15).contains(figures.utf8.count), figures.utf8.first != UInt8(ascii: "0"),
      figures.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(figures)
    else { return nil }
    self.number = number
  }

  /// The key as it is printed.
  public var text: String { "VB-\(number)" }

  /// By number.
  public static func < (a: DocumentKey, b: DocumentKey) -> Bool { a.number < b.number }

  /// The key as it is printed.
  public var description: String { text }
}
