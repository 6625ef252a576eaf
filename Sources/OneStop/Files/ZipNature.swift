import Archives
import Forms

/// What a zip file is: an office document by what stands in it, or an archive.
struct ZipNature {
  let nature: FileNature

  /// Bytes that all entries may claim together once they are unpacked, and how many times as much as the file has: a
  /// document of real life has a twentieth of the first and a tenth of the second.
  private static let most = (bytes: 1 << 30, times: 200, unsuspected: 50 << 20)

  init(_ content: FileContent) throws {
    let directory: ZipDirectory
    do {
      directory = try ZipDirectory(size: content.size, read: content.read)
    } catch let fault as ZipDirectory.Fault {
      let danger: FileNature.Danger =
        switch fault {
        case .damaged: .damaged
        case .mixed: .twoInOne
        case .tooMany: .tooMuchInside
        }
      nature = .unsafe(.zip, danger)
      return
    }
    let kind = try ZipNature.kind(of: directory, content)
    if case .kind(let kind) = kind, let danger = ZipNature.danger(in: directory, kind, size: content.size) {
      nature = .unsafe(kind, danger)
    } else {
      nature = kind
    }
  }

  private static func kind(of directory: ZipDirectory, _ content: FileContent) throws -> FileNature {
    if let first = directory["mimetype"] {
      let bytes = try directory.stored(first, atMost: 200, read: content.read) ?? []
      switch String(decoding: bytes, as: UTF8.self) {
      case FileKind.odt.mediaType: return .kind(.odt)
      case FileKind.ods.mediaType: return .kind(.ods)
      case let type where type.hasPrefix("application/vnd.oasis.opendocument.presentation"):
        return .foreign(.presentation)
      default: return .foreign(.unknown)
      }
    }
    if directory["[Content_Types].xml"] != nil {
      if directory["word/document.xml"] != nil { return .kind(.docx) }
      if directory["xl/workbook.xml"] != nil { return .kind(.xlsx) }
      if directory["ppt/presentation.xml"] != nil { return .foreign(.presentation) }
    }
    let isProgram = directory["META-INF/MANIFEST.MF"] != nil || directory["AndroidManifest.xml"] != nil
    return isProgram ? .foreign(.program) : .kind(.zip)
  }

  private static func danger(in directory: ZipDirectory, _ kind: FileKind, size: Int) -> FileNature.Danger? {
    let entries = directory.entries
    if entries.contains(where: \.isEncrypted) { return .password }
    let unpacked = entries.reduce(0) { $0 + $1.unpacked }
    if unpacked > most.bytes || unpacked > max(most.unsuspected, most.times * size) { return .tooMuchInside }
    let names = entries.map { $0.name.lowercased() }
    if names.contains(where: isMacro) { return .macros }
    if kind == .zip, names.contains(where: leadsOut) { return .wayOut }
    return names.contains(where: isProgram) ? .program : nil
  }

  private static func isMacro(_ name: String) -> Bool {
    name.hasSuffix("vbaproject.bin") || name.hasPrefix("basic/") || name.hasPrefix("scripts/")
  }

  private static func isProgram(_ name: String) -> Bool {
    FileKind.ending(of: name).map(programEndings.contains) ?? false
  }

  /// A name that leads out of the folder into which somebody unpacks it.
  private static func leadsOut(_ name: String) -> Bool {
    name.hasPrefix("/") || name.contains("\\") || name.contains(":") || name.split(separator: "/").contains("..")
  }

  /// What Windows runs when it is opened.
  private static let programEndings: Set<String> = [
    "exe", "dll", "com", "scr", "pif", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "wsf", "wsh", "hta", "msi",
    "msp", "jar", "lnk", "cpl", "reg", "iso", "img", "apk", "docm", "xlsm", "html", "htm", "svg",
  ]
}
