/// An element that is written in its canonical form (Canonical XML 1.0, 2.3), which is what signatures cover.
///
/// Attributes stand in the order of their names, with the default namespace before them; no comments, no white space but what
/// belongs to texts.
struct CanonicalElement {
  let bytes: [UInt8]

  init(_ name: String, _ attributes: [String: String], _ children: [CanonicalElement]) {
    self.init(name, attributes, content: children.flatMap(\.bytes))
  }

  init(_ name: String, _ attributes: [String: String], text: String) {
    self.init(name, attributes, content: escaped(text, for: .text))
  }

  private init(_ name: String, _ attributes: [String: String], content: [UInt8]) {
    let namespace = attributes.filter { $0.key == "xmlns" }
    let others = attributes.filter { $0.key != "xmlns" }.sorted {
      Array($0.key.utf8).lexicographicallyPrecedes($1.key.utf8)
    }
    var bytes = Array("<\(name)".utf8)
    for (key, value) in Array(namespace) + others {
      bytes += Array(" \(key)=\"".utf8) + escaped(value, for: .attribute) + [UInt8(ascii: "\"")]
    }
    self.bytes = bytes + [UInt8(ascii: ">")] + content + Array("</\(name)>".utf8)
  }
}

private enum Place {
  case text
  case attribute
}

/// What stands for a text there; characters that XML 1.0 cannot hold become a mark that says so.
private func escaped(_ text: String, for place: Place) -> [UInt8] {
  var written = ""
  for scalar in text.unicodeScalars {
    switch (scalar, place) {
    case ("&", _): written += "&amp;"
    case ("<", _): written += "&lt;"
    case (">", .text): written += "&gt;"
    case ("\"", .attribute): written += "&quot;"
    case ("\t", .attribute): written += "&#x9;"
    case ("\n", .attribute): written += "&#xA;"
    case ("\r", _): written += "&#xD;"
    case ("\t", _), ("\n", _): written.unicodeScalars.append(scalar)
    case (_, _) where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: written += "\u{FFFD}"
    default: written.unicodeScalars.append(scalar)
    }
  }
  return Array(written.utf8)
}
