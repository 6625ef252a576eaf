/// One value of a definition file, with its place.
public struct Node: Sendable {
  /// What stands there.
  public enum Content: Sendable {
    /// A text; what it means is for the reader to ask, never guessed from its looks.
    case scalar(Scalar)
    /// A list, in its order.
    case sequence([Node])
    /// Keys with their values, in their order; each key once.
    case mapping([Entry])
    /// Something that was refused with a finding already: readers pass over it without another word.
    case refused
  }

  /// A key with its value.
  public struct Entry: Sendable {
    /// The key.
    public let key: Scalar
    /// What stands under it.
    public let value: Node
  }

  /// What stands there.
  public let content: Content
  /// Where it begins.
  public let place: Place
}

/// A text of a definition file: exactly as written, with its place.
public struct Scalar: Hashable, Sendable {
  /// How the author wrote it.
  public enum Style: Sendable {
    /// Without quotes: only such a text may be read as a number or as true and false.
    case plain
    /// In single or double quotes.
    case quoted
    /// As a block, after `|` or `>`.
    case block
  }

  /// The text, without its quotes: `3.000465`, `no`, `1e3` and `0777` stay what they are.
  public let text: String
  /// How it was written.
  public let style: Style
  /// Where it begins, quotes included.
  public let place: Place
  /// Characters from the beginning to the text itself, where the text stands in the file letter by letter
  /// (one line, nothing escaped); nil elsewhere.
  let inset: Int?

  init(text: String, style: Style, place: Place, inset: Int?) {
    self.text = text
    self.style = style
    self.place = place
    self.inset = inset
  }

  /// A text that a loader supposes where the author wrote something shorter.
  public init(_ text: String, at place: Place) {
    self.text = text
    style = .quoted
    self.place = place
    inset = nil
  }

  /// True when nothing at all is written.
  public var isNothing: Bool { text.isEmpty && style == .plain }

  /// The place of a position inside the text; the beginning of the text where it is folded or escaped.
  public func place(at index: String.Index) -> Place {
    guard let inset, index <= text.endIndex else { return place }
    return moved(inset + text.unicodeScalars[..<index].count)
  }

  /// The place of a position inside the text, counted in bytes of UTF-8.
  public func place(atByte offset: Int) -> Place {
    guard let index = text.utf8.index(text.startIndex, offsetBy: max(0, offset), limitedBy: text.endIndex) else {
      return place(at: text.endIndex)
    }
    return place(at: index)
  }

  private func moved(_ characters: Int) -> Place {
    Place(file: place.file, line: place.line, column: place.column + characters)
  }
}
