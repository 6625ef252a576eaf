public import JSON
public import Text

extension JSONPointer {
  /// The answer to a field of the form.
  public init(_ field: Key<Field>) {
    self = .root.appending(.key(field.text))
  }

  /// The field of the form whose answer, or part of it, is meant; nil for the answers as a whole.
  public var field: Key<Field>? {
    guard case .key(let name)? = tokens.first else { return nil }
    return Key(name)
  }

  /// The pointer as a page names its input: `nguoi-yeu-cau.ho-ten`, `con[2].ten`; empty for the answers as a whole.
  public var inputName: String {
    tokens.reduce(into: "") { text, token in
      switch token {
      case .key(let name): text += text.isEmpty ? name : "." + name
      case .index(let row): text += "[\(row)]"
      }
    }
  }

  private var tokens: [Token] {
    var tokens: [Token] = []
    var rest = self
    while case .child(let parent, let token) = rest {
      tokens.append(token)
      rest = parent
    }
    return tokens.reversed()
  }
}
