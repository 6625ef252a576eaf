public import Rules
public import Text

/// What an applicant is asked for one procedure: sections of fields, in order.
///
/// A form is a value read from a file by ``FormFile``. It judges answers (``check(_:on:offering:)``), turns posted pages
/// into what it judges (``read(posted:)``), shows answers (``sheet(of:offering:)``), and says what conditions may speak of
/// (``scope``).
public struct Form: Sendable {
  /// The name by which procedures call the form; its file has the same name.
  public let id: Key<Form>
  /// The title that people read.
  public let name: Words
  /// The sections, in the order in which they are asked.
  public let sections: [Section]

  /// What conditions may speak of: each field by its name with blanks (`quan he`), in order, with its type and, for a
  /// choice, its words.
  public let scope: Scope

  private let places: [Key<Field>: Field]

  init(id: Key<Form>, name: Words, sections: [Section], scope: Scope) {
    self.id = id
    self.name = name
    self.sections = sections
    self.scope = scope
    places = Dictionary(sections.flatMap(\.fields).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// All fields of all sections, in order; those of groups stand in their group.
  public var fields: [Field] { sections.flatMap(\.fields) }

  /// The field of this name; nil when the form does not ask it.
  public subscript(key: Key<Field>) -> Field? { places[key] }
}

/// A part of a form with a heading of its own.
public struct Section: Sendable {
  /// The name of the section, unique in its form.
  public let id: Key<Section>
  /// The heading.
  public let name: Words
  /// What to know before filling it in.
  public let hint: Words?
  /// The fields, in order.
  public let fields: [Field]
}
