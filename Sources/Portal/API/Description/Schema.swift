/// What a JSON value of the API looks like: the part of JSON Schema 2020-12 that OpenAPI 3.1 documents here use.
indirect enum Schema: Sendable {
  /// A text; with a format of JSON Schema (`date-time`, `date`) or a pattern where there is one.
  case text(format: String? = nil, pattern: String? = nil, most: Int? = nil)
  /// One of a few words.
  case words([String])
  /// A whole number.
  case integer(least: Int? = nil, most: Int? = nil)
  /// True or false.
  case flag
  /// Elements of one kind.
  case list(Schema, most: Int? = nil)
  /// Members; none besides these.
  case object([Member])
  /// Members of any name.
  case anyObject(of: Schema? = nil)
  /// One of ``Schemas``.
  case named(String)
  /// The value or null.
  case orNull(Schema)
  /// One of several kinds.
  case either([Schema])

  /// A member of an object.
  struct Member: Sendable {
    let name: String
    let schema: Schema
    let isRequired: Bool
    let about: String?
  }
}

extension Schema.Member {
  /// A member that is always there.
  static func always(_ name: String, _ schema: Schema, _ about: String? = nil) -> Self {
    Self(name: name, schema: schema, isRequired: true, about: about)
  }

  /// A member that may be left out.
  static func maybe(_ name: String, _ schema: Schema, _ about: String? = nil) -> Self {
    Self(name: name, schema: schema, isRequired: false, about: about)
  }
}
