/// A file that was uploaded before: what it holds, by its hash, and what its owner calls it.
public struct FileReference: Hashable, Sendable {
  /// The SHA-256 of the content, 64 lower-case hexadecimal figures.
  public let sha256: String
  /// The name on the owner's machine, without folders.
  public let name: String
  /// The number of bytes.
  public let bytes: Int64

  /// The names of the parts in JSON.
  enum Part {
    static let sha256 = "sha256"
    static let name = "name"
    static let size = "size"
  }

  static func isHash(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
  }

  /// Reads the name of a file; what could lead out of a folder is refused, on every system that may keep a copy.
  static func readName(_ raw: String) throws(Wrong) -> String {
    let name = try CleanText.line(raw, letters: Limits.fileNameLetters)
    let forbidden = "/\\:*?\"<>|"
    guard !name.isEmpty, !name.hasPrefix("."), !name.hasSuffix("."), name.utf8.count <= 4 * Limits.fileNameLetters,
      !name.contains(where: forbidden.contains)
    else {
      throw Wrong(
        .notAFile,
        vi: "Tên tệp không được có các ký tự \(forbidden), không bắt đầu hay kết thúc bằng dấu chấm; hãy đổi tên tệp.",
        en: "A file's name cannot hold \(forbidden) and has no dot at its ends; rename the file.")
    }
    return name
  }
}
