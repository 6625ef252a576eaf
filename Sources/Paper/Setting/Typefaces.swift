internal import CPango

/// The typefaces that papers are set in, and no others, so that a paper looks the same on every machine.
///
/// fontconfig says once where their files lie; after that nothing of the system's or a user's settings counts.
@safe final class Typefaces: Sendable {
  /// The family of Nghị định 30/2020/NĐ-CP is Times New Roman; Tinos has its measures, is free and knows all of
  /// Vietnamese (Debian: `fonts-croscore`).
  static let family = "Tinos"
  /// Upright, italic, bold, and both.
  private static let faces = 4
  /// Families that have what Tinos has not, as far as they are installed: signs and other alphabets, ideographs.
  private static let others = ["DejaVu Sans", "Noto Sans CJK SC"]

  /// The typefaces of this machine, looked for once.
  static let installed = Result { () throws(PaperFailure) in try Typefaces() }

  /// fontconfig's settings may be read by several threads at the same time; nobody changes these after `init`.
  nonisolated(unsafe) let config: OpaquePointer

  private init() throws(PaperFailure) {
    guard let system = unsafe FcInitLoadConfigAndFonts() else { throw Typefaces.failure("read its settings") }
    defer { unsafe FcConfigDestroy(system) }
    let own = unsafe Typefaces.files(of: Typefaces.family + ":lang=vi", in: system)
    guard own.count >= Typefaces.faces else {
      throw PaperFailure(
        code: .fonts,
        description: "the typeface \(Typefaces.family) is not installed (Debian: apt-get install fonts-croscore)")
    }
    guard let config = unsafe FcConfigCreate() else { throw Typefaces.failure("make settings") }
    unsafe self.config = config
    for file in own + Typefaces.others.flatMap({ unsafe Typefaces.files(of: $0, in: system) }) {
      guard unsafe FcConfigAppFontAddFile(config, file) != 0 else { throw Typefaces.failure("read \(file)") }
    }
  }

  deinit { unsafe FcConfigDestroy(config) }

  private static func files(of family: String, in config: OpaquePointer) -> [String] {
    guard let pattern = unsafe FcNameParse(family) else { return [] }
    defer { unsafe FcPatternDestroy(pattern) }
    guard let wanted = unsafe FcObjectSetCreate() else { return [] }
    defer { unsafe FcObjectSetDestroy(wanted) }
    guard unsafe FcObjectSetAdd(wanted, FC_FILE) != 0, let found = unsafe FcFontList(config, pattern, wanted) else {
      return []
    }
    defer { unsafe FcFontSetDestroy(found) }
    var files: Set<String> = []
    for number in unsafe 0..<Int(found.pointee.nfont) {
      let font = unsafe found.pointee.fonts[number]
      var file: UnsafeMutablePointer<FcChar8>?
      guard unsafe FcPatternGetString(font, FC_FILE, 0, &file) == FcResultMatch, let file = unsafe file else {
        continue
      }
      unsafe files.insert(String(cString: file))
    }
    return files.sorted()
  }

  private static func failure(_ doing: String) -> PaperFailure {
    PaperFailure(code: .library, description: "fontconfig could not \(doing)")
  }
}
