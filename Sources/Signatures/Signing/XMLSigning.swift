/// What an XML signature covers, and where it is put.
public struct XMLSigning: Sendable, Hashable {
  /// How what is signed is written before it is hashed.
  public enum Form: Sendable, Hashable {
    /// Exclusive Canonical XML 1.0: what is signed may later stand within another document.
    case exclusive
    /// Canonical XML 1.0, which takes along the namespaces around an element.
    case inclusive
  }

  /// The identifier of the element that is signed; nil for the whole document.
  public var element: String?
  /// The name and namespace of the one element behind whose content the signature is put; nil for the root.
  public var place: Place?
  /// How it is written.
  public var form: Form

  /// The name of an element.
  public struct Place: Sendable, Hashable {
    /// The name without its prefix.
    public let name: String
    /// The namespace, or an empty text.
    public let namespace: String

    /// A name.
    public init(_ name: String, in namespace: String) {
      self.name = name
      self.namespace = namespace
    }
  }

  /// A signature; over the whole document, at the end of its root, unless said otherwise.
  public init(element: String? = nil, place: Place? = nil, form: Form = .exclusive) {
    self.element = element
    self.place = place
    self.form = form
  }
}
