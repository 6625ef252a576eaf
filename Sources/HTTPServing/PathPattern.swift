/// The path of a route: fixed words and named places, `/ho-so/{code}/tep/{file:digest}` or `/tai-nguyen/{path...}`.
///
/// A place takes one segment that fits its kind, `{name...}` at the end takes all that follow. A segment that does not
/// fit is no match, so a handler never sees a malformed number.
public struct PathPattern: Hashable, Sendable, CustomStringConvertible {
  /// What a place takes.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Any text of 1 to 200 bytes; the kind when none is written.
    case text
    /// A whole number without sign, up to 18 figures: `{page:number}`.
    case number
    /// Words of a-z and figures with hyphens between, as keys of definitions are: `{procedure:key}`.
    case key
    /// The SHA-256 of a file, 64 hexadecimal figures in lower case: `{file:digest}`.
    case digest
    /// One or more segments at the end: `{path...}`.
    case rest
  }

  /// One step of the path.
  public enum Part: Hashable, Sendable {
    /// A fixed word.
    case word(String)
    /// A named place.
    case place(name: String, kind: Kind)
  }

  /// The steps.
  public let parts: [Part]
  /// The pattern as it was written.
  public let description: String

  /// Reads a pattern; a malformed one is a mistake in the program and stops it.
  public init(_ text: String) {
    guard let pattern = PathPattern(checking: text) else {
      preconditionFailure("\(text) is not a path pattern")
    }
    self = pattern
  }

  /// Reads a pattern; nil when it is malformed.
  public init?(checking text: String) {
    guard text.hasPrefix("/") else { return nil }
    var parts: [Part] = []
    var names: Set<String> = []
    for piece in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      if text == "/" { break }
      guard let part = PathPattern.part(piece) else { return nil }
      if case .place(_, kind: .rest)? = parts.last { return nil }
      if case .place(let name, _) = part, !names.insert(name).inserted { return nil }
      parts.append(part)
    }
    self.parts = parts
    description = text
  }

  private static func part(_ piece: Substring) -> Part? {
    guard piece.hasPrefix("{") else {
      return piece.isEmpty || piece.contains(where: { "{}%?#".contains($0) }) ? nil : .word(String(piece))
    }
    guard piece.hasSuffix("}") else { return nil }
    let inside = piece.dropFirst().dropLast()
    if inside.hasSuffix("...") {
      let name = inside.dropLast(3)
      return name.isToken ? .place(name: String(name), kind: .rest) : nil
    }
    let halves = inside.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves[0].isToken, let kind = halves.count == 1 ? .text : Kind(rawValue: String(halves[1])), kind != .rest
    else { return nil }
    return .place(name: String(halves[0]), kind: kind)
  }

  /// The pattern as an OpenAPI document writes it: `/ho-so/{code}`, without kinds.
  public var template: String {
    "/"
      + parts.map { part in
        switch part {
        case .word(let word): word
        case .place(let name, _): "{\(name)}"
        }
      }.joined(separator: "/")
  }
}

extension PathPattern.Kind {
  func takes(_ segment: String) -> Bool {
    let bytes = segment.utf8
    switch self {
    case .text, .rest: return bytes.count <= 200
    case .number: return bytes.count <= 18 && segment.decimal != nil
    case .digest: return bytes.count == 64 && bytes.allSatisfy { $0.hexValue != nil && $0 == $0.lowercased }
    case .key:
      return bytes.count <= 200 && bytes.first != UInt8(ascii: "-") && bytes.last != UInt8(ascii: "-")
        && bytes.allSatisfy(\.isKeyCharacter)
    }
  }
}

extension UInt8 {
  fileprivate var isKeyCharacter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
