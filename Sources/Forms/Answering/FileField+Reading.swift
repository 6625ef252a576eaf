internal import JSON
internal import Text

extension FileField {
  /// Reads the reference to an uploaded file.
  func read(_ value: JSONValue) throws(Wrong) -> FileReference {
    typealias Part = FileReference.Part
    guard case .object(let object) = value,
      object.allSatisfy({ [Part.sha256, Part.name, Part.size].contains($0.key) }),
      case .string(let hash)? = object[Part.sha256], FileReference.isHash(hash),
      case .string(let rawName)? = object[Part.name], let bytes = object[Part.size].flatMap(Self.count)
    else {
      throw Wrong(
        .notAFile, vi: "Tệp chưa được tải lên trọn vẹn; hãy chọn và tải lên lại.",
        en: "The file has not been uploaded completely; choose and upload it again.")
    }
    let name = try FileReference.readName(rawName)
    guard let kind = FileKind(fileName: name), kinds.contains(kind) else {
      let taken = FileKind.allCases.filter(kinds.contains).map(\.rawValue).joined(separator: ", ")
      throw Wrong(
        .fileKind, vi: "Chỉ nhận các loại tệp: \(taken).", en: "Only these kinds of file are taken: \(taken).")
    }
    guard bytes > 0 else {
      throw Wrong(
        .fileSize, vi: "Tệp trống; hãy kiểm tra và tải lên lại.", en: "The file is empty; look and upload again.")
    }
    guard bytes <= self.bytes else {
      let most = ByteCount.words(self.bytes)
      let given = ByteCount.words(bytes)
      throw Wrong(
        .fileSize, vi: "Tệp có \(given.vi), lớn hơn mức \(most.vi) được nhận.",
        en: "The file has \(given.en), more than the \(most.en) that are taken.")
    }
    return FileReference(sha256: hash, name: name, bytes: bytes)
  }

  /// A count in JSON, or in figures as pages post it.
  private static func count(_ value: JSONValue) -> Int64? {
    switch value {
    case .integer(let number): number >= 0 ? number : nil
    case .string(let text): text.utf8.allSatisfy(isDigit) ? Int64(text) : nil
    default: nil
    }
  }
}
