import HTTPServing
import OneStop
import Text

extension OneStop {
  /// Takes in a file from the body of a request, piece by piece.
  ///
  /// - Parameters:
  ///   - reader: The body, or the file's part of it.
  ///   - name: The name its owner gave it.
  /// - Throws: ``Problem`` when it is larger than a file may be; `FileRefusal`; a failure.
  func receive(_ reader: BodyReader, name: String) throws -> Upload {
    guard reader.remaining <= Limits.fileBytes else {
      throw Problem(
        .contentTooLarge, "file-too-large",
        Words(
          vi: "Tệp lớn hơn \(Limits.fileBytes / 1_048_576) MB.",
          en: "The file is larger than \(Limits.fileBytes / 1_048_576) MB."))
    }
    var reader = reader
    return try upload(name: name) { try reader.next() ?? [] }
  }
}
