internal import CLibXML2

/// An element at its place in a ``Tree``.
@safe public struct Node {
  let pointer: xmlNodePtr
  /// The document it stands in.
  public let tree: Tree

  init(_ pointer: xmlNodePtr, in tree: Tree) {
    unsafe self.pointer = unsafe pointer
    self.tree = tree
  }

  /// The name without its prefix.
  public var name: String { unsafe text(pointer.pointee.name) }
  /// The namespace, or an empty text.
  public var namespace: String { unsafe text(pointer.pointee.ns?.pointee.href) }
  /// The line on which its start tag ends, from 1.
  public var line: Int { unsafe Int(xmlGetLineNo(pointer)) }

  /// Whether it has this name and namespace.
  public func `is`(_ name: String, in namespace: String) -> Bool {
    unsafe isSame(pointer.pointee.name, name) && isSame(pointer.pointee.ns?.pointee.href, namespace)
  }

  /// The element it stands in; nil for the root.
  public var parent: Node? {
    guard let parent = unsafe pointer.pointee.parent, unsafe parent.pointee.type == XML_ELEMENT_NODE else { return nil }
    return unsafe Node(parent, in: tree)
  }

  /// The elements directly within, in their order.
  public var elements: [Node] {
    var elements: [Node] = []
    var child = unsafe pointer.pointee.children
    while let node = unsafe child {
      if unsafe node.pointee.type == XML_ELEMENT_NODE { unsafe elements.append(Node(node, in: tree)) }
      unsafe child = node.pointee.next
    }
    return elements
  }

  /// The attributes in their order, without the declarations of namespaces.
  public var attributes: [Element.Attribute] {
    var attributes: [Element.Attribute] = []
    var next = unsafe pointer.pointee.properties
    while let attribute = unsafe next {
      unsafe attributes.append(
        Element.Attribute(
          name: text(attribute.pointee.name), namespace: text(attribute.pointee.ns?.pointee.href),
          value: value(of: attribute)))
      unsafe next = attribute.pointee.next
    }
    return attributes
  }

  /// The value of an attribute without a namespace.
  public subscript(_ name: String) -> String? {
    attributes.first { $0.name == name && $0.namespace.isEmpty }?.value
  }

  /// The text directly within, its pieces put together, without that of elements within.
  public var ownText: String {
    var own = ""
    var child = unsafe pointer.pointee.children
    while let node = unsafe child {
      if unsafe node.pointee.type == XML_TEXT_NODE || node.pointee.type == XML_CDATA_SECTION_NODE {
        unsafe own += text(node.pointee.content)
      }
      unsafe child = node.pointee.next
    }
    return own
  }

  /// Whether an element stands within this one, or is this one.
  public func contains(_ other: Node) -> Bool {
    var node: xmlNodePtr? = unsafe other.pointer
    while let candidate = unsafe node {
      if unsafe candidate == pointer { return true }
      unsafe node = candidate.pointee.parent
    }
    return false
  }

  /// Where it stands, as XPath would say it without namespaces: `/hoSo/vanBan[2]`.
  public var path: String {
    var steps: [String] = []
    var node: xmlNodePtr? = unsafe pointer
    while let element = unsafe node, unsafe element.pointee.type == XML_ELEMENT_NODE {
      var place = 1
      var isAlone = true
      var sibling = unsafe element.pointee.prev
      while let other = unsafe sibling {
        if unsafe other.pointee.type == XML_ELEMENT_NODE,
          unsafe xmlStrEqual(other.pointee.name, element.pointee.name) == 1
        {
          place += 1
          isAlone = false
        }
        unsafe sibling = other.pointee.prev
      }
      unsafe sibling = element.pointee.next
      while isAlone, let other = unsafe sibling {
        if unsafe other.pointee.type == XML_ELEMENT_NODE,
          unsafe xmlStrEqual(other.pointee.name, element.pointee.name) == 1
        {
          isAlone = false
        }
        unsafe sibling = other.pointee.next
      }
      unsafe steps.append(text(element.pointee.name) + (isAlone ? "" : "[\(place)]"))
      unsafe node = element.pointee.parent
    }
    return "/" + steps.reversed().joined(separator: "/")
  }
}

extension Node: Hashable {
  /// The same element at the same place.
  public static func == (one: Node, other: Node) -> Bool { unsafe one.pointer == other.pointer }
  /// Hashes the place.
  public func hash(into hasher: inout Hasher) { unsafe hasher.combine(pointer) }
}
