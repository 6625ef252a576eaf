/// Where a value stands in a JSON text (RFC 6901).
public indirect enum JSONPointer: Sendable, Hashable {
  /// The whole text.
  case root
  /// A member or an element of what another pointer names.
  case child(of: JSONPointer, Token)

  /// One step down.
  public enum Token: Sendable, Hashable {
    /// To the member of a name.
    case key(String)
    /// To the element at a position, from 0.
    case index(Int)
  }

  /// The pointer one step further down.
  public func appending(_ token: Token) -> JSONPointer { .child(of: self, token) }
}

extension JSONPointer: CustomStringConvertible {
  /// The pointer as RFC 6901 writes it: empty for the whole text, else `/steps/0/name`.
  public var description: String {
    switch self {
    case .root: ""
    case .child(let parent, let token): "\(parent)/\(token)"
    }
  }
}

extension JSONPointer.Token: CustomStringConvertible {
  /// The token as RFC 6901 writes it, `~` and `/` escaped.
  public var description: String {
    switch self {
    case .index(let position): return String(position)
    case .key(let name):
      var written = ""
      for scalar in name.unicodeScalars {
        switch scalar {
        case "~": written += "~0"
        case "/": written += "~1"
        default: written.unicodeScalars.append(scalar)
        }
      }
      return written
    }
  }
}
