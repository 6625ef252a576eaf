extension Node {
  private static func element(_ name: String, _ pieces: [Node], _ content: Content = .any) -> Node {
    Node(.element(name: name, content: content, pieces))
  }

  // Elements that hold nothing.

  /// A line break within a text, as in a postal address.
  public static var br: Node { element("br", [], .void) }
  /// A change of subject.
  public static var hr: Node { element("hr", [], .void) }
  /// A field of a form.
  public static func input(_ attributes: Node...) -> Node { element("input", attributes, .void) }
  /// A picture; `alt` says what it shows, and is empty for decoration.
  public static func img(src: Link, alt: String, _ attributes: Node...) -> Node {
    let given = [Node(.attribute(name: "src", value: src.text)), Node(.attribute(name: "alt", value: alt))]
    return element("img", given + attributes, .void)
  }

  // Elements that keep their line breaks.

  /// A field of several lines.
  public static func textarea(_ text: String, _ attributes: Node...) -> Node {
    element("textarea", attributes + [.text(text)], .preformatted)
  }
  /// A text with its line breaks and blanks.
  public static func pre(_ pieces: Node...) -> Node { element("pre", pieces, .preformatted) }

  /// A drawing, such as a QR code; complete enough to stand in a file of its own.
  ///
  /// - Parameters:
  ///   - title: What it shows, for who cannot see it.
  ///   - width: Its width in units of its own; the style sheet says how large it is shown.
  ///   - height: Its height likewise.
  ///   - pieces: Attributes, and what is drawn.
  public static func svg(title: String, width: Int, height: Int, _ pieces: Node...) -> Node {
    let given = [
      Node(.attribute(name: "xmlns", value: "http://www.w3.org/2000/svg")),
      Node(.attribute(name: "viewBox", value: "0 0 \(width) \(height)")), Node(.attribute(name: "role", value: "img")),
    ]
    return element("svg", given + [element("title", [.text(title)])] + pieces)
  }

  /// A path of a drawing, as SVG writes paths, filled with a colour.
  public static func path(_ path: String, fill: String) -> Node {
    element("path", [Node(.attribute(name: "fill", value: fill)), Node(.attribute(name: "d", value: path))])
  }
}

// The others, which hold texts and elements. What is not here is not used: `style`, `iframe`, `object` and `embed`
// will not be, `script` only names a file in the head of a ``Page``; further ones take a line.
extension Node {
  /// What a script copies; nothing of it is shown.
  public static func template(_ pieces: Node...) -> Node { element("template", pieces) }
  /// The head of a page or a section.
  public static func header(_ pieces: Node...) -> Node { element("header", pieces) }
  /// The foot of a page or a section.
  public static func footer(_ pieces: Node...) -> Node { element("footer", pieces) }
  /// Links to find one's way.
  public static func nav(_ pieces: Node...) -> Node { element("nav", pieces) }
  /// A part with a heading.
  public static func section(_ pieces: Node...) -> Node { element("section", pieces) }
  /// A part that stands for itself.
  public static func article(_ pieces: Node...) -> Node { element("article", pieces) }
  /// What stands beside the matter.
  public static func aside(_ pieces: Node...) -> Node { element("aside", pieces) }
  /// A block without a meaning of its own.
  public static func div(_ pieces: Node...) -> Node { element("div", pieces) }
  /// How to reach someone.
  public static func address(_ pieces: Node...) -> Node { element("address", pieces) }
  /// The heading of the page: one.
  public static func h1(_ pieces: Node...) -> Node { element("h1", pieces) }
  /// A heading of the second level.
  public static func h2(_ pieces: Node...) -> Node { element("h2", pieces) }
  /// A heading of the third level.
  public static func h3(_ pieces: Node...) -> Node { element("h3", pieces) }
  /// A heading of the fourth level.
  public static func h4(_ pieces: Node...) -> Node { element("h4", pieces) }
  /// A paragraph.
  public static func p(_ pieces: Node...) -> Node { element("p", pieces) }
  /// A stretch of text without a meaning of its own.
  public static func span(_ pieces: Node...) -> Node { element("span", pieces) }
  /// What is important.
  public static func strong(_ pieces: Node...) -> Node { element("strong", pieces) }
  /// What is stressed.
  public static func em(_ pieces: Node...) -> Node { element("em", pieces) }
  /// Small print.
  public static func small(_ pieces: Node...) -> Node { element("small", pieces) }
  /// A code, letter by letter.
  public static func code(_ pieces: Node...) -> Node { element("code", pieces) }
  /// A date or a time; give it ``datetime(_:)``.
  public static func time(_ pieces: Node...) -> Node { element("time", pieces) }
  /// An abbreviation.
  public static func abbr(_ pieces: Node...) -> Node { element("abbr", pieces) }
  /// A quotation.
  public static func blockquote(_ pieces: Node...) -> Node { element("blockquote", pieces) }
  /// A link; give it ``href(_:)``.
  public static func a(_ pieces: Node...) -> Node { element("a", pieces) }
  /// A list.
  public static func ul(_ pieces: Node...) -> Node { element("ul", pieces) }
  /// A list whose order matters.
  public static func ol(_ pieces: Node...) -> Node { element("ol", pieces) }
  /// An item of a list.
  public static func li(_ pieces: Node...) -> Node { element("li", pieces) }
  /// Names with their values.
  public static func dl(_ pieces: Node...) -> Node { element("dl", pieces) }
  /// A name.
  public static func dt(_ pieces: Node...) -> Node { element("dt", pieces) }
  /// Its value.
  public static func dd(_ pieces: Node...) -> Node { element("dd", pieces) }
  /// A table.
  public static func table(_ pieces: Node...) -> Node { element("table", pieces) }
  /// What a table shows.
  public static func caption(_ pieces: Node...) -> Node { element("caption", pieces) }
  /// The head rows.
  public static func thead(_ pieces: Node...) -> Node { element("thead", pieces) }
  /// The body rows.
  public static func tbody(_ pieces: Node...) -> Node { element("tbody", pieces) }
  /// The foot rows.
  public static func tfoot(_ pieces: Node...) -> Node { element("tfoot", pieces) }
  /// A row.
  public static func tr(_ pieces: Node...) -> Node { element("tr", pieces) }
  /// A head cell; give it ``scope(_:)``.
  public static func th(_ pieces: Node...) -> Node { element("th", pieces) }
  /// A cell.
  public static func td(_ pieces: Node...) -> Node { element("td", pieces) }
  /// A form.
  public static func form(_ pieces: Node...) -> Node { element("form", pieces) }
  /// Fields that belong together.
  public static func fieldset(_ pieces: Node...) -> Node { element("fieldset", pieces) }
  /// What these fields are about.
  public static func legend(_ pieces: Node...) -> Node { element("legend", pieces) }
  /// What a field asks; give it ``for(_:)``.
  public static func label(_ pieces: Node...) -> Node { element("label", pieces) }
  /// A choice from a list.
  public static func select(_ pieces: Node...) -> Node { element("select", pieces) }
  /// Options that belong together.
  public static func optgroup(_ pieces: Node...) -> Node { element("optgroup", pieces) }
  /// An option.
  public static func option(_ pieces: Node...) -> Node { element("option", pieces) }
  /// A button.
  public static func button(_ pieces: Node...) -> Node { element("button", pieces) }
  /// A result.
  public static func output(_ pieces: Node...) -> Node { element("output", pieces) }
  /// Suggestions for a field.
  public static func datalist(_ pieces: Node...) -> Node { element("datalist", pieces) }
  /// What is shown on demand.
  public static func details(_ pieces: Node...) -> Node { element("details", pieces) }
  /// What is always shown of it.
  public static func summary(_ pieces: Node...) -> Node { element("summary", pieces) }
  /// A picture with its words.
  public static func figure(_ pieces: Node...) -> Node { element("figure", pieces) }
  /// The words of a picture.
  public static func figcaption(_ pieces: Node...) -> Node { element("figcaption", pieces) }
  /// How far something is.
  public static func progress(_ pieces: Node...) -> Node { element("progress", pieces) }
}
