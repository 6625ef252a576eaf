import Crypto
import XML

/// The properties that XAdES puts beside a signature: those that are signed with it, and those that came later.
struct QualifyingProperties {
  /// The identifier of the signature that they are about.
  let target: String
  /// The signed ones. They count only when a reference of this very signature covers them.
  let signed: Node?
  /// The unsigned ones: time stamps, certificates, revocation data; each proves itself or nothing.
  let unsigned: Node?

  /// The properties of a signature; nil when it has none.
  init?(of signature: Node, objects: [Node]) throws(XMLFault) {
    let inObjects = objects.flatMap(\.elements)
    guard
      !inObjects.contains(where: {
        $0.name == "QualifyingPropertiesReference" && XMLNamespace.properties.contains($0.namespace)
      })
    else {
      throw .format(
        vi: "không chấp nhận thuộc tính đặt ở nơi khác", en: "properties that stand elsewhere are not taken")
    }
    let all = inObjects.filter(isQualifyingProperties)
    guard let properties = all.first else { return nil }
    guard all.count == 1, let target = properties["Target"], target.hasPrefix("#"), target.count > 1,
      target.unicodeScalars.count <= XMLLimits.address
    else {
      throw .format(
        vi: "QualifyingProperties phải có đúng một, và chỉ tới chữ ký của nó",
        en: "there must be one QualifyingProperties, which points to its signature")
    }
    self.target = String(target.dropFirst())
    var rest = properties.elements[...]
    if let first = rest.first, first.is("SignedProperties", in: properties.namespace) {
      signed = first
      rest.removeFirst()
    } else {
      signed = nil
    }
    if let first = rest.first, first.is("UnsignedProperties", in: properties.namespace) {
      unsigned = first
      rest.removeFirst()
    } else {
      unsigned = nil
    }
    guard rest.isEmpty else {
      throw .format(
        vi: "QualifyingProperties có phần lạ", en: "QualifyingProperties have parts that do not belong there")
    }
  }
}
