import Crypto
import XML

extension Element {
  /// Whether it is this part of an XML signature.
  func isSignaturePart(_ name: String) -> Bool {
    self.name == name && namespace == XMLNamespace.signature
  }

  /// The address of its algorithm; it may say nothing else.
  func algorithm() throws(XMLFault) -> String {
    try expectAttributes(["Algorithm"])
    guard let address = self["Algorithm"], elements.isEmpty, text.utf8.allSatisfy(\.isXMLSpace) else {
      throw .format(
        vi: "\(name.quoted) có tham số không được chấp nhận", en: "\(name.quoted) has parameters that are not taken")
    }
    return address
  }

  /// Its bytes, which stand there in base64 with any white space.
  func base64() throws(XMLFault) -> [UInt8] {
    guard elements.isEmpty, let bytes = [UInt8](base64Lines: text) else {
      throw .format(vi: "\(name.quoted) không phải base64", en: "\(name.quoted) is not base64")
    }
    return bytes
  }

  /// Refuses text between the elements.
  func expectOnlyElements() throws(XMLFault) {
    for case .text(let text) in children where !text.utf8.allSatisfy(\.isXMLSpace) {
      throw .format(vi: "\(name.quoted) có chữ lạ", en: "\(name.quoted) has text where none belongs")
    }
  }

  /// Refuses attributes that are not among these; those of XML itself come along with inclusive canonical forms.
  func expectAttributes(_ names: [String]) throws(XMLFault) {
    for attribute in attributes
    where attribute.namespace != "http://www.w3.org/XML/1998/namespace"
      && (!attribute.namespace.isEmpty || !names.contains(attribute.name))
    {
      throw .format(
        vi: "\(name.quoted) có thuộc tính lạ \(attribute.name.quoted)",
        en: "\(name.quoted) has the attribute \(attribute.name.quoted), which does not belong there")
    }
  }
}

extension UInt8 {
  /// White space as XML has it.
  var isXMLSpace: Bool {
    switch self {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }
}
