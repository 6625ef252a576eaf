public import Text

extension Node {
  private static func attribute(_ name: String, _ value: String?) -> Node {
    Node(.attribute(name: name, value: value))
  }

  /// Where a link leads.
  public static func href(_ link: Link) -> Node { attribute("href", link.text) }
  /// Where a form goes.
  public static func action(_ link: Link) -> Node { attribute("action", link.text) }
  /// How a form goes there.
  public static func method(_ method: Method) -> Node { attribute("method", method.rawValue) }
  /// How a form with files travels.
  public static var multipart: Node { attribute("enctype", "multipart/form-data") }
  /// What a field takes.
  public static func type(_ type: InputType) -> Node { attribute("type", type.rawValue) }
  /// What a button does.
  public static func type(_ type: ButtonType) -> Node { attribute("type", type.rawValue) }
  /// The language of a text that is in another one than the page.
  public static func lang(_ language: Language) -> Node { attribute("lang", language.rawValue) }
  /// The language of what a link leads to.
  public static func hreflang(_ language: Language) -> Node { attribute("hreflang", language.rawValue) }
  /// What the link's target is to this page.
  public static func rel(_ relation: StaticString) -> Node { attribute("rel", "\(relation)") }
  /// Whether a head cell is that of a row or of a column.
  public static func scope(_ scope: Scope) -> Node { attribute("scope", scope.rawValue) }
  /// A property for assistive technology: `.aria("describedby", "hint")`.
  public static func aria(_ name: StaticString, _ value: String) -> Node { attribute("aria-\(name)", value) }
  /// A value for a program: `.data("step", "tiep-nhan")`.
  public static func data(_ name: StaticString, _ value: String) -> Node { attribute("data-\(name)", value) }

  /// How a form travels.
  public enum Method: String, Sendable {
    /// Asks, and changes nothing.
    case get
    /// Changes something.
    case post
  }

  /// What a field takes.
  public enum InputType: String, Sendable {
    case checkbox, date, email, file, hidden, number, password, radio, search, tel, text, url
  }

  /// What a button does.
  public enum ButtonType: String, Sendable {
    /// Sends its form.
    case submit
    /// Nothing by itself.
    case button
  }

  /// What a head cell is the head of.
  public enum Scope: String, Sendable {
    case col, row, colgroup, rowgroup
  }
}

// Texts.
extension Node {
  /// The name of this one element.
  public static func id(_ value: String) -> Node { attribute("id", value) }
  /// Classes for the style sheet, apart by blanks; several add up.
  public static func `class`(_ value: String) -> Node { attribute("class", value) }
  /// What it is, for assistive technology.
  public static func role(_ value: String) -> Node { attribute("role", value) }
  /// The name of a field, or of a piece of data about the page.
  public static func name(_ value: String) -> Node { attribute("name", value) }
  /// The value.
  public static func value(_ value: String) -> Node { attribute("value", value) }
  /// The id of the form that a button outside of it sends.
  public static func form(id: String) -> Node { attribute("form", id) }
  /// The id of the field that a label is for.
  public static func `for`(_ value: String) -> Node { attribute("for", value) }
  /// An example of what to enter; never instead of a label.
  public static func placeholder(_ value: String) -> Node { attribute("placeholder", value) }
  /// What a browser may fill in.
  public static func autocomplete(_ value: String) -> Node { attribute("autocomplete", value) }
  /// Which keyboard a phone shows: `numeric`, `tel`, `email`.
  public static func inputmode(_ value: String) -> Node { attribute("inputmode", value) }
  /// What a text has to look like, as a regular expression of the browser's.
  public static func pattern(_ value: String) -> Node { attribute("pattern", value) }
  /// Types of files that may be chosen.
  public static func accept(_ value: String) -> Node { attribute("accept", value) }
  /// The least value.
  public static func min(_ value: String) -> Node { attribute("min", value) }
  /// The greatest value.
  public static func max(_ value: String) -> Node { attribute("max", value) }
  /// The steps of a value.
  public static func step(_ value: String) -> Node { attribute("step", value) }
  /// A date or time as programs read it.
  public static func datetime(_ value: String) -> Node { attribute("datetime", value) }
  /// Whether a phone writes capital letters by itself.
  public static func autocapitalize(_ value: String) -> Node { attribute("autocapitalize", value) }
  /// The id of the suggestions for a field.
  public static func list(_ value: String) -> Node { attribute("list", value) }
  /// The ids of the head cells of a cell.
  public static func headers(_ value: String) -> Node { attribute("headers", value) }
  /// Saves what is linked, under this name.
  public static func download(_ value: String) -> Node { attribute("download", value) }
  /// What the enter key of a phone says.
  public static func enterkeyhint(_ value: String) -> Node { attribute("enterkeyhint", value) }
}

// Numbers.
extension Node {
  /// Whether the keyboard comes by: 0 in order, -1 only by a link.
  public static func tabindex(_ value: Int) -> Node { attribute("tabindex", String(value)) }
  /// The least number of letters.
  public static func minlength(_ value: Int) -> Node { attribute("minlength", String(value)) }
  /// The greatest number of letters.
  public static func maxlength(_ value: Int) -> Node { attribute("maxlength", String(value)) }
  /// The lines that a field shows.
  public static func rows(_ value: Int) -> Node { attribute("rows", String(value)) }
  /// The letters that a line shows.
  public static func cols(_ value: Int) -> Node { attribute("cols", String(value)) }
  /// The letters or options that a field shows.
  public static func size(_ value: Int) -> Node { attribute("size", String(value)) }
  /// The columns that a cell fills.
  public static func colspan(_ value: Int) -> Node { attribute("colspan", String(value)) }
  /// The rows that a cell fills.
  public static func rowspan(_ value: Int) -> Node { attribute("rowspan", String(value)) }
  /// The width in pixels.
  public static func width(_ value: Int) -> Node { attribute("width", String(value)) }
  /// The height in pixels.
  public static func height(_ value: Int) -> Node { attribute("height", String(value)) }
  /// The number of the first item.
  public static func start(_ value: Int) -> Node { attribute("start", String(value)) }
}

// Present or not.
extension Node {
  /// Has to be filled in.
  public static func required(_ holds: Bool) -> Node { holds ? attribute("required", nil) : .nothing }
  /// Has to be filled in.
  public static var required: Node { attribute("required", nil) }
  /// Cannot be used.
  public static func disabled(_ holds: Bool) -> Node { holds ? attribute("disabled", nil) : .nothing }
  /// Cannot be used.
  public static var disabled: Node { attribute("disabled", nil) }
  /// Is ticked.
  public static func checked(_ holds: Bool) -> Node { holds ? attribute("checked", nil) : .nothing }
  /// Is ticked.
  public static var checked: Node { attribute("checked", nil) }
  /// Is chosen.
  public static func selected(_ holds: Bool) -> Node { holds ? attribute("selected", nil) : .nothing }
  /// Is chosen.
  public static var selected: Node { attribute("selected", nil) }
  /// Can be read only.
  public static func readonly(_ holds: Bool) -> Node { holds ? attribute("readonly", nil) : .nothing }
  /// Can be read only.
  public static var readonly: Node { attribute("readonly", nil) }
  /// Several may be chosen.
  public static func multiple(_ holds: Bool) -> Node { holds ? attribute("multiple", nil) : .nothing }
  /// Several may be chosen.
  public static var multiple: Node { attribute("multiple", nil) }
  /// Is not shown.
  public static func hidden(_ holds: Bool) -> Node { holds ? attribute("hidden", nil) : .nothing }
  /// Is not shown.
  public static var hidden: Node { attribute("hidden", nil) }
  /// Is unfolded.
  public static func open(_ holds: Bool) -> Node { holds ? attribute("open", nil) : .nothing }
  /// Is unfolded.
  public static var open: Node { attribute("open", nil) }
  /// Is checked by the server only.
  public static func novalidate(_ holds: Bool) -> Node { holds ? attribute("novalidate", nil) : .nothing }
  /// Is checked by the server only.
  public static var novalidate: Node { attribute("novalidate", nil) }
  /// Counts down.
  public static func reversed(_ holds: Bool) -> Node { holds ? attribute("reversed", nil) : .nothing }
  /// Counts down.
  public static var reversed: Node { attribute("reversed", nil) }
  /// Has the keyboard at first.
  public static func autofocus(_ holds: Bool) -> Node { holds ? attribute("autofocus", nil) : .nothing }
  /// Has the keyboard at first.
  public static var autofocus: Node { attribute("autofocus", nil) }
}
