public import Text

/// A kind of file that an office takes. Its content says which one it is; the name has to agree.
public enum FileKind: String, CaseIterable, Sendable {
  case pdf, jpg, png, tiff, heic, webp, docx, xlsx, odt, ods, doc, xls, xml, p7m, zip

  /// The ends of names that files of this kind have, in lower case; the usual one first.
  public var endings: [String] {
    switch self {
    case .jpg: ["jpg", "jpeg", "jfif"]
    case .tiff: ["tiff", "tif"]
    case .heic: ["heic", "heif"]
    case .p7m: ["p7m", "p7s"]
    default: [rawValue]
    }
  }

  /// The media type (RFC 6838), under which it is given out again.
  public var mediaType: String {
    switch self {
    case .pdf: "application/pdf"
    case .jpg: "image/jpeg"
    case .png: "image/png"
    case .tiff: "image/tiff"
    case .heic: "image/heic"
    case .webp: "image/webp"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .odt: "application/vnd.oasis.opendocument.text"
    case .ods: "application/vnd.oasis.opendocument.spreadsheet"
    case .doc: "application/msword"
    case .xls: "application/vnd.ms-excel"
    case .xml: "application/xml"
    case .p7m: "application/pkcs7-mime"
    case .zip: "application/zip"
    }
  }

  /// As people call it.
  public var name: Words {
    switch self {
    case .jpg, .png, .tiff, .heic: Words(vi: "ảnh \(rawValue.uppercased())", en: "\(rawValue.uppercased()) image")
    case .webp: Words(vi: "ảnh WebP", en: "WebP image")
    case .docx, .doc: Words(vi: "văn bản Word (\(rawValue))", en: "Word document (\(rawValue))")
    case .xlsx, .xls: Words(vi: "bảng tính Excel (\(rawValue))", en: "Excel workbook (\(rawValue))")
    case .odt: Words(vi: "văn bản OpenDocument (odt)", en: "OpenDocument text (odt)")
    case .ods: Words(vi: "bảng tính OpenDocument (ods)", en: "OpenDocument spreadsheet (ods)")
    case .p7m: Words(vi: "tệp ký số (p7m, p7s)", en: "signed message (p7m, p7s)")
    case .pdf, .xml, .zip: Words(vi: "tệp \(rawValue.uppercased())", en: "\(rawValue.uppercased()) file")
    }
  }

  /// The kind of a file of this name; nil when the name's end is not known.
  public init?(fileName: String) {
    guard let ending = FileKind.ending(of: fileName),
      let kind = FileKind.allCases.first(where: { $0.endings.contains(ending) })
    else { return nil }
    self = kind
  }

  /// The kind of a media type as ``mediaType`` writes it; nil for any other.
  public init?(mediaType: String) {
    guard let kind = FileKind.allCases.first(where: { $0.mediaType == mediaType }) else { return nil }
    self = kind
  }

  /// What stands behind the last dot of a name, in lower case; nil without a dot.
  public static func ending(of fileName: String) -> String? {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    return fileName[fileName.index(after: dot)...].lowercased()
  }

  /// What documents on paper become, when a form says nothing.
  static let scans: Set<FileKind> = [.pdf, .jpg, .png]
}

/// A word by which definitions name kinds of files: a kind itself, or several that belong together.
public struct FileKindWord: RawRepresentable, CaseIterable, Hashable, Sendable {
  /// The word.
  public let rawValue: String
  /// What it stands for.
  public let kinds: Set<FileKind>

  private init(_ word: String, _ kinds: Set<FileKind>) {
    rawValue = word
    self.kinds = kinds
  }

  /// The word of that spelling; nil when there is none.
  public init?(rawValue: String) {
    guard let word = FileKindWord.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = word
  }

  static let pdf = FileKindWord("pdf", [.pdf])
  /// Photographs and scans.
  static let image = FileKindWord("image", [.jpg, .png, .tiff, .heic, .webp])
  /// Texts and tables.
  static let office = FileKindWord("office", [.docx, .xlsx, .odt, .ods, .doc, .xls])

  /// All words, those of several kinds last.
  public static let allCases = FileKind.allCases.map { FileKindWord($0.rawValue, [$0]) } + [image, office]
}

extension Collection<FileKindWord> {
  /// Everything that the words stand for.
  public var kinds: Set<FileKind> { reduce(into: []) { $0.formUnion($1.kinds) } }
}
