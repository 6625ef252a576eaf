public import JSON
import Text

extension Form {
  /// The files that answers hold, each with the question it answers, in the order of the form; those within rows as well.
  public func files(in answers: Answers) -> [(field: Field, file: FileReference)] {
    Form.files(in: answers.row, fields)
  }

  private static func files(in row: AnswerRow, _ fields: [Field]) -> [(field: Field, file: FileReference)] {
    fields.flatMap { field -> [(field: Field, file: FileReference)] in
      switch (field.kind, row[field.id]) {
      case (.file, .file(let file)?): [(field, file)]
      case (.group(let group), .rows(let rows)?): rows.flatMap { files(in: $0, group.fields) }
      default: []
      }
    }
  }

  /// Answers as they came, with every value given for a file put otherwise.
  ///
  /// What a program or a page gives for a file is a matter of whoever keeps files; the form judges what it is given
  /// instead, a ``FileReference``.
  public func replacingFiles(
    in answers: JSONValue, with replacement: (JSONValue) throws -> JSONValue
  ) rethrows -> JSONValue {
    guard case .object(let object) = answers else { return answers }
    return .object(try Form.replacingFiles(in: object, fields, with: replacement))
  }

  private static func replacingFiles(
    in object: JSONObject, _ fields: [Field], with replacement: (JSONValue) throws -> JSONValue
  ) rethrows -> JSONObject {
    var object = object
    for field in fields {
      switch (field.kind, object[field.id.text]) {
      case (.file, let value?) where value != .null: object[field.id.text] = try replacement(value)
      case (.group(let group), .array(let rows)?):
        object[field.id.text] = .array(
          try rows.map { row in
            guard case .object(let row) = row else { return row }
            return .object(try replacingFiles(in: row, group.fields, with: replacement))
          })
      default: continue
      }
    }
    return object
  }
}

extension FileReference {
  /// The reference as answers hold it: `{"sha256": …, "name": …, "size": …}`.
  public init?(_ json: JSONValue) {
    guard case .object(let object) = json, case .string(let sha256)? = object[Part.sha256],
      case .string(let name)? = object[Part.name], case .integer(let bytes)? = object[Part.size]
    else { return nil }
    self.init(sha256: sha256, name: name, bytes: bytes)
  }
}
