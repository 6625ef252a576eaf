/// Writes elements as the exchange's own programs do: within the envelope with the prefix `edXML`, outside of it without, both of one
/// namespace; one element a line, indented.
struct MessageWriter {
  private(set) var bytes: [UInt8] = []
  /// The parts whose texts have signs that XML has not; they are written all the same.
  private(set) var strangeTexts: [String] = []
  private let unknown: [String: [String]]
  private var path: [String] = []
  private var depth: Int
  /// `edXML:` or nothing.
  private let prefix: String

  /// - Parameters:
  ///   - unknown: What was not understood, by the part within which it stood.
  init(prefix: String, depth: Int, unknown: [String: [String]]) {
    self.prefix = prefix
    self.depth = depth
    self.unknown = unknown
  }

  /// An element with others in it; nothing when nothing is in it.
  ///
  /// - Parameter number: Its number among its like, as paths have it.
  mutating func part(
    _ name: String, number: Int? = nil, attributes: String = "", always: Bool = false,
    _ write: (inout MessageWriter) -> Void
  ) {
    let start = bytes.count
    line("<\(prefix)\(name)\(attributes)>")
    let inside = bytes.count
    path.append(number.map { "\(name)[\($0)]" } ?? name)
    depth += 1
    write(&self)
    for xml in unknown[path.joined(separator: "/")] ?? [] { line(xml) }
    depth -= 1
    path.removeLast()
    if bytes.count == inside, !always {
      bytes.removeSubrange(start...)
    } else {
      line("</\(prefix)\(name)>")
    }
  }

  /// All elements of a list.
  mutating func parts<Value>(_ name: String, _ values: [Value], _ write: (inout MessageWriter, Value) -> Void) {
    for (place, value) in values.enumerated() {
      part(name, number: place + 1, always: true) { write(&$0, value) }
    }
  }

  /// An element with a text; nothing when there is none.
  mutating func text(_ name: String, _ text: String?) {
    guard let text else { return }
    if !text.isXMLText { strangeTexts.append((path + [name]).joined(separator: "/")) }
    line("<\(prefix)\(name)>\(text.escapedForXML)</\(prefix)\(name)>")
  }

  /// An element with bytes in base64.
  mutating func base64(_ name: String, _ digits: String) {
    line("<\(prefix)\(name)>\(digits)</\(prefix)\(name)>")
  }

  /// A line of markup.
  mutating func line(_ markup: String) {
    for _ in 0..<depth { bytes += [0x20, 0x20] }
    bytes += markup.utf8
    bytes.append(0x0A)
  }

  /// What another writer has written.
  mutating func add(_ other: MessageWriter) {
    bytes += other.bytes
    strangeTexts += other.strangeTexts
  }

  /// What was not understood of what stands within none of the parts.
  mutating func strays(_ place: String) {
    for xml in unknown[place] ?? [] { line(xml) }
  }
}

extension String {
  /// The text between tags; a carriage return would else become another sign on the way.
  fileprivate var escapedForXML: String {
    guard utf8.contains(where: { [0x26, 0x3C, 0x3E, 0x0D].contains($0) }) else { return self }
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\r": escaped += "&#13;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Whether XML 1.0 can hold the text (section 2.2: Char).
  fileprivate var isXMLText: Bool {
    unicodeScalars.allSatisfy {
      switch $0.value {
      case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
      default: false
      }
    }
  }
}
