import Forms
import Text

/// The name of a file as it is kept: no path, no control characters, at most 150 characters, never empty.
struct FileName {
  let text: String

  init(_ given: String) {
    let last = given.normalizedC.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    let kept = last.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
      default: true
      }
    }
    var name = String(String.UnicodeScalarView(kept)).trimmedBlanks
    while name.hasPrefix(".") { name.removeFirst() }
    if name.count > 150 {
      let ending = name.lastIndex(of: ".").map { String(name[$0...].prefix(10)) } ?? ""
      name = String(name.prefix(150 - ending.count)) + ending
    }
    text = name.isEmpty ? "tep" : name
  }

  private init(text: String) {
    self.text = text
  }

  /// The name for content of a kind: one without an ending gets the usual one; nil when its ending is another kind's.
  func fitting(_ kind: FileKind) -> FileName? {
    guard let ending = FileKind.ending(of: text) else { return FileName(text: "\(text).\(kind.endings[0])") }
    return kind.endings.contains(ending) ? self : nil
  }
}
