import HTTPServing
import OneStop
import Text

extension OneStop {
  /// Takes in a file from the body of a request, piece by piece.
  ///
  /// - Parameters:
  ///   - reader: The body, or the file's part of it.
  ///   - name: The name its owner gave it.
  ///   - uploader: Whose quota it counts against.
  /// - Throws: ``Problem`` when it is larger than a file may be; `FileRefusal`; a failure.
  func receive(_ reader: BodyReader, name: String, from uploader: Uploader) throws -> Upload {
    guard reader.remaining <= Limits.fileBytes else {
      throw Problem(
        .contentTooLarge, "file-too-large",
        Words(
          vi: "Tệp lớn hơn \(Limits.fileBytes / 1_048_576) MB.",
          en: "The file is larger than \(Limits.fileBytes / 1_048_576) MB."))
    }
    var reader = reader
    return try upload(name: name, from: uploader, size: reader.remaining) { try reader.next() ?? [] }
  }
}

extension HTTPServing.Request {
  /// Who uploads, when nobody has signed in.
  var uploader: Uploader { .network(client.subscriber.description) }
}
