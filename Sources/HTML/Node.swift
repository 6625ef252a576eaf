/// A piece of a page: a text, an element, an attribute of the element around it, or several of these.
///
/// Whatever comes from outside goes in as a text or as the value of an attribute and is escaped by that; there is no way
/// to put markup in unescaped, no script, no style and no event handler. Attributes stand before the content:
///
/// ```swift
/// Node.p(.class("lead"), "Hồ sơ ", .strong("\(code)"), .when(isOverdue, .em(" quá hạn")))
/// ```
public struct Node: Sendable {
  indirect enum Kind: Sendable {
    case nothing
    case text(String)
    case group([Node])
    case element(name: String, content: Content, [Node])
    case attribute(name: String, value: String?)
  }

  /// What an element may hold, as far as writing it is concerned.
  enum Content: Sendable {
    /// Texts and elements.
    case any
    /// Nothing: `<br>`.
    case void
    /// A text whose first line break a browser drops: `<textarea>`, `<pre>`.
    case preformatted
  }

  let kind: Kind

  init(_ kind: Kind) {
    self.kind = kind
  }

  /// Nothing at all.
  public static var nothing: Node { Node(.nothing) }

  /// A text.
  public static func text(_ text: String) -> Node { Node(.text(text)) }

  /// Several pieces, one after the other.
  public static func group(_ pieces: [Node]) -> Node { Node(.group(pieces)) }

  /// Several pieces, one after the other.
  public static func group(_ pieces: Node...) -> Node { Node(.group(pieces)) }

  /// A piece for each of several things.
  public static func each<Things: Sequence>(_ things: Things, _ piece: (Things.Element) throws -> Node) rethrows -> Node
  {
    Node(.group(try things.map(piece)))
  }

  /// A piece that is there only when something holds.
  public static func when(_ holds: Bool, _ piece: @autoclosure () throws -> Node) rethrows -> Node {
    holds ? try piece() : .nothing
  }

  /// A piece that is there only when its thing is.
  public static func with<Thing>(_ thing: Thing?, _ piece: (Thing) throws -> Node) rethrows -> Node {
    try thing.map(piece) ?? .nothing
  }
}

extension Node: ExpressibleByStringInterpolation {
  /// A text.
  public init(stringLiteral text: String) {
    self.init(.text(text))
  }
}
