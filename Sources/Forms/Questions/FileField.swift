public import Text

/// Which files are taken.
public struct FileField: Hashable, Sendable {
  /// The kinds, at least one.
  public let kinds: Set<FileKind>
  /// The most bytes a file may have.
  public let bytes: Int64

  /// Files of these kinds up to a size.
  public init(kinds: Set<FileKind>, bytes: Int64) {
    self.kinds = kinds
    self.bytes = bytes
  }

  /// What people hand in when nobody says more: scans, photographs and office files.
  public static let standard = FileField(
    kinds: FileKindWord.pdf.kinds.union(FileKindWord.image.kinds).union(FileKindWord.office.kinds),
    bytes: Limits.fileBytes)

  /// The kinds in the order of their declaration.
  public var kindsInOrder: [FileKind] { FileKind.allCases.filter(kinds.contains) }

  /// The ends of names that are taken, as the `accept` of a page's input lists them: `.pdf,.jpg,.jpeg`.
  public var accept: String { kindsInOrder.flatMap(\.endings).map { "." + $0 }.joined(separator: ",") }

  /// The kinds, as people write them: `PDF, JPG, PNG`.
  public var words: Words {
    let list = kindsInOrder.map { $0 == .webp ? "WebP" : $0.rawValue.uppercased() }.joined(separator: ", ")
    return Words(vi: list, en: list)
  }
}
