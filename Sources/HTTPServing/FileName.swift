import Text

/// Names of files as clients send them, made safe to show, to store and to offer for download.
enum FileName {
  private static let maximumBytes = 200

  /// The last part of a path, in composed letters, without control and direction marks; `tep` when nothing is left.
  static func safe(_ sent: String) -> String {
    // Browsers write these three of a name in form-data as %22, %0D and %0A (HTML standard, 4.10.21.8).
    var name = sent
    for (code, character) in [("%22", "\""), ("%0D", "\r"), ("%0A", "\n")] {
      name = name.split(separator: code, omittingEmptySubsequences: false).joined(separator: character)
    }
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    var scalars = String.UnicodeScalarView()
    for scalar in last.normalizedC.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: continue
      case .spaceSeparator: scalars.append(" ")
      default: scalars.append(":*?\"<>|".unicodeScalars.contains(scalar) ? "_" : scalar)
      }
    }
    let clean = trimmed(String(scalars)[...])
    return clean.isEmpty ? "tep" : shortened(clean)
  }

  private static func trimmed(_ name: Substring) -> String {
    var name = name.drop { $0 == " " || $0 == "." }
    while let last = name.last, last == " " || last == "." { name.removeLast() }
    return String(name)
  }

  /// Keeps the ending, `.pdf`, and as much of the rest as fits.
  private static func shortened(_ name: String) -> String {
    guard name.utf8.count > maximumBytes else { return name }
    var ending = ""
    if let dot = name.lastIndex(of: "."), name[dot...].utf8.count <= 20 { ending = String(name[dot...]) }
    var stem = name.dropLast(ending.count)
    while stem.utf8.count + ending.utf8.count > maximumBytes { stem.removeLast() }
    return trimmed(stem) + ending
  }
}
