/// Which files are taken.
public struct FileField: Hashable, Sendable {
  /// The kinds, at least one.
  public let kinds: Set<FileKind>
  /// The most bytes a file may have.
  public let bytes: Int64
}

/// A kind of file, known by the end of its name; its content is judged where it is uploaded.
public enum FileKind: String, CaseIterable, Sendable {
  case pdf, jpg, png, tiff, docx, xlsx, odt, ods, xml, zip

  /// The ends of names that files of this kind have, in lower case.
  public var endings: [String] {
    switch self {
    case .jpg: ["jpg", "jpeg"]
    case .tiff: ["tiff", "tif"]
    default: [rawValue]
    }
  }

  /// The media type (RFC 6838).
  public var mediaType: String {
    switch self {
    case .pdf: "application/pdf"
    case .jpg: "image/jpeg"
    case .png: "image/png"
    case .tiff: "image/tiff"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .odt: "application/vnd.oasis.opendocument.text"
    case .ods: "application/vnd.oasis.opendocument.spreadsheet"
    case .xml: "application/xml"
    case .zip: "application/zip"
    }
  }

  /// The kind of a file of this name; nil when the name's end is not known.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    let ending = fileName[fileName.index(after: dot)...].lowercased()
    guard let kind = FileKind.allCases.first(where: { $0.endings.contains(ending) }) else { return nil }
    self = kind
  }

  /// What documents on paper become, when a form says nothing.
  static let scans: Set<FileKind> = [.pdf, .jpg, .png]
}
