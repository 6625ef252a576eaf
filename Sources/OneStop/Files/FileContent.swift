import Archives
import Forms
import Synchronization
import XML

/// The content of a file that has arrived, to be looked at in any place.
struct FileContent {
  /// Its length in bytes.
  let size: Int
  /// Gives so many bytes from a place; fewer only at the end.
  let read: (_ offset: Int, _ count: Int) throws -> [UInt8]
  /// Its first bytes.
  let head: [UInt8]

  static let headBytes = 4_096

  init(size: Int, read: @escaping (_ offset: Int, _ count: Int) throws -> [UInt8]) throws {
    self.size = size
    self.read = read
    head = try read(0, min(size, FileContent.headBytes))
  }

  /// What it is: judged by its content alone, never by its name or by what a client claims.
  ///
  /// - Throws: What reading throws.
  func nature() throws -> FileNature {
    if let text = HeadText(head, isWhole: size <= head.count) { return try textNature(text) }
    if Signature.isSignedMessage(head) { return .kind(.p7m) }
    guard let signature = Signature.all.first(where: { $0.fits(head) }) else { return .foreign(.unknown) }
    switch signature.found {
    case .foreign(let foreign): return .foreign(foreign)
    case .kind(.zip): return try ZipNature(self).nature
    case .kind(.doc): return try CompoundNature(self).nature
    case .kind(let kind): return try isSomethingElseToo ? .unsafe(kind, .twoInOne) : .kind(kind)
    }
  }

  /// True for a file that other programs would take for something else: for a page, by what stands near its beginning, or
  /// for an archive, by its end.
  private var isSomethingElseToo: Bool {
    get throws {
      if Markup.isNear(head.prefix(1_024)) { return true }
      let tail = min(size, ZipDirectory.tailBytes)
      return ZipDirectory.ends(try read(size - tail, tail))
    }
  }

  private func textNature(_ text: HeadText) throws -> FileNature {
    if text.begins(with: "%pdf-") { return try isSomethingElseToo ? .unsafe(.pdf, .twoInOne) : .kind(.pdf) }
    if text.begins(with: "{\\rtf") { return .foreign(.richText) }
    if text.begins(with: "-----begin pkcs7-----") || text.begins(with: "-----begin cms-----") { return .kind(.p7m) }
    if text.begins(with: "#!") || text.begins(with: "@echo off") { return .foreign(.script) }
    switch text.root {
    case "html", "head", "body", "script", "!doctype html": return .foreign(.page)
    case "svg": return .foreign(.drawing)
    case nil: return .foreign(Markup.isNear(head[...]) ? .page : .text)
    default: return try xmlNature()
    }
  }

  /// XML that other programs show as a page or a drawing, or that names a style sheet, may run scripts.
  private func xmlNature() throws -> FileNature {
    guard size <= FileContent.xmlBytes else { return .unsafe(.xml, .tooMuchInside) }
    let bytes = try read(0, size)
    // One at a time: a document in memory takes many times its length.
    let document = FileContent.reading.withLock { _ in try? Document(bytes) }
    guard let document else { return .unsafe(.xml, .damaged) }
    if document.root.namespace == Markup.svg { return .foreign(.drawing) }
    if document.root.namespace == Markup.xhtml { return .foreign(.page) }
    let isActive = Markup.namespaces(in: document.root).contains { $0 == Markup.svg || $0 == Markup.xhtml }
    return isActive || Markup.namesStyleSheet(head) ? .unsafe(.xml, .script) : .kind(.xml)
  }

  /// XML that is longer is refused: official messages have some kilobytes.
  private static let xmlBytes = 4 * 1_024 * 1_024
  private static let reading = Mutex(())
}
