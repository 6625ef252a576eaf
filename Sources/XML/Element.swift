/// One element of a document with all that is in it.
public struct Element: Sendable {
  /// What stands within an element.
  public enum Child: Sendable {
    case element(Element)
    case text(String)
  }

  /// An attribute; one without a prefix has no namespace.
  public struct Attribute: Sendable {
    /// The name without its prefix.
    public let name: String
    /// The namespace, or an empty text.
    public let namespace: String
    /// The value, white space normalised.
    public let value: String
  }

  /// The name without its prefix.
  public let name: String
  /// The namespace, or an empty text.
  public let namespace: String
  /// The attributes in their order, without the declarations of namespaces.
  public let attributes: [Attribute]
  /// The namespaces that are declared here, by their prefixes (an empty text for the default one).
  public let declarations: [String: String]
  /// Elements and texts in their order, without comments and processing instructions.
  public let children: [Child]
  /// The line on which its start tag ends, from 1.
  public let line: Int

  /// The elements directly within, in their order.
  public var elements: [Element] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// All text within, that of elements within included.
  public var text: String {
    children.reduce(into: "") { text, child in
      switch child {
      case .text(let part): text += part
      case .element(let element): text += element.text
      }
    }
  }

  /// The value of an attribute without a namespace.
  public subscript(_ name: String) -> String? {
    attributes.first { $0.name == name && $0.namespace.isEmpty }?.value
  }

  /// The value of an attribute of a namespace.
  public subscript(_ name: String, in namespace: String) -> String? {
    attributes.first { $0.name == name && $0.namespace == namespace }?.value
  }

  /// The first element of a name directly within, of this element's own namespace.
  public func first(_ name: String) -> Element? {
    elements.first { $0.name == name && $0.namespace == namespace }
  }

  /// The elements of a name directly within, of this element's own namespace.
  public func all(_ name: String) -> [Element] {
    elements.filter { $0.name == name && $0.namespace == namespace }
  }
}
