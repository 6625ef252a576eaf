/// The name that definitions, stores and wires call a thing by: `tiep-nhan`, `so-gddt`; typed by what it names.
///
/// Lower-case ASCII letters, digits and hyphens, a letter or digit at both ends, at most 64 characters. It is stable
/// for ever: what people read is in ``Words``.
public struct Key<Subject>: Hashable, Sendable {
  /// The name itself.
  public let text: String

  /// The key of this name, or nil when it is not well-formed.
  public init?(_ text: some StringProtocol) { self.init(String(text)) }

  // Beside the one for any text: other modules would call that through witnesses, letter by letter.
  /// The key of this name, or nil when it is not well-formed.
  public init?(_ text: String) {
    let bytes = text.utf8
    guard (1...64).contains(bytes.count), bytes.first != hyphen, bytes.last != hyphen,
      bytes.allSatisfy({ isLower($0) || isDigit($0) || $0 == hyphen })
    else { return nil }
    self.text = text
  }

  /// The name as conditions write it: a hyphen is a blank, `quan-he` is `quan he`.
  public var spoken: String {
    String(decoding: text.utf8.map { $0 == hyphen ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
  }
}

extension Key: Comparable {
  /// By the alphabet.
  public static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}

extension Key: CustomStringConvertible {
  /// The name itself.
  public var description: String { text }
}

extension Key: ExpressibleByStringLiteral {
  /// A key written in the program; it must be well-formed.
  public init(stringLiteral text: String) {
    precondition(Key(text) != nil, "not a key: \(text)")
    self.text = text
  }
}

private let hyphen = UInt8(ascii: "-")

private func isLower(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
