import Text

extension SeenDossier.Paper {
  /// The name of a file to save the paper in.
  ///
  /// The applicant chose the paper's name: it never leads into another folder, hides, looks like an option or steers a
  /// terminal. `giay-to-2` when nothing is left of it.
  func fileName(_ number: Int) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    let plain = String(last).harmless.replacing("\u{FFFD}", with: "")
    let bare = plain.drop { $0 == "." || $0 == "-" || $0.isWhitespace }
    guard !bare.isEmpty else { return "giay-to-\(number)" }
    let dot = bare.lastIndex(of: ".").flatMap { bare[$0...].utf8.count <= 12 ? $0 : nil } ?? bare.endIndex
    var stem = bare[..<dot]
    // A file's name has at most 255 bytes, and every character several.
    while stem.utf8.count > 200 { stem.removeLast() }
    return String(stem + bare[dot...])
  }
}
