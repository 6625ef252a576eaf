import Documents
import Exchange
import Forms
import Text

extension OneStop {
  /// The files that come with a message, each kept; keeping them again changes nothing.
  ///
  /// What cannot be unpacked, or would become more than all files of a message may be together, is kept as it was sent.
  ///
  /// - Parameter most: How many bytes they may become by unpacking, together.
  func enclosedFiles(of message: Message, atMost most: Int = MessageLimits.unpackedBytes) throws -> [DocumentFile] {
    guard case .document(let message) = message else { return [] }
    var left = most
    return try message.attachments.enumerated().map { place, enclosure in
      let file = try keep(enclosure, number: place + 1, atMost: left)
      left = max(0, left - file.bytes)
      return file
    }
  }

  private func keep(_ enclosure: Enclosure, number: Int, atMost most: Int) throws -> DocumentFile {
    let file = try unpacked(enclosure, atMost: most) ?? asSent(enclosure)
    let nature = try FileContent(size: file.bytes, read: { try file.read(at: $0, count: $1) }).nature()
    let type = if case .kind(let kind) = nature { kind.mediaType } else { "application/octet-stream" }
    let (sha256, bytes) = try file.finish()
    let name = FileName(enclosure.name ?? "tep-\(number)").text
    return DocumentFile(sha256: sha256, name: name, bytes: bytes, type: type)
  }

  /// The file itself, written as it is unpacked; nil when it cannot be had within the limit.
  private func unpacked(_ enclosure: Enclosure, atMost most: Int) throws -> (any ReceivingFile)? {
    let file = try files.receive()
    var trouble: (any Error)?
    do throws(AttachmentFault) {
      try enclosure.unpack(atMost: most) { piece in
        guard trouble == nil else { return }
        do { try file.append(inPieces: piece) } catch { trouble = error }
      }
    } catch {
      return nil
    }
    if let trouble { throw trouble }
    return file
  }

  private func asSent(_ enclosure: Enclosure) throws -> any ReceivingFile {
    let file = try files.receive()
    try (enclosure.payload ?? []).withUnsafeBytes { try file.append(inPieces: $0) }
    return file
  }
}

extension ReceivingFile {
  /// Takes in bytes that somebody else holds, without ever holding all of them a second time.
  fileprivate func append(inPieces bytes: UnsafeRawBufferPointer) throws {
    let most = 256 * 1_024
    for start in stride(from: 0, to: bytes.count, by: most) {
      try append(Array(bytes[start..<min(start + most, bytes.count)]))
    }
  }
}
