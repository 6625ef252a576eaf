public import WorkingTime

/// A message that was read, with what there is to say about the file it stood in.
public struct ReadMessage: Sendable {
  /// What the message says.
  public let message: Message
  /// Whether a signature is there, and in what form.
  public let seal: SealForm
  /// What is not as it should be.
  public let problems: [MessageProblem]
}

extension Message {
  /// Reads a message liberally: by namespaces and local names, in any order, with any part missing.
  ///
  /// What is not understood is kept within; whoever stores a message keeps the bytes as they came. Nothing outside of them is ever
  /// looked at.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - today: The day on which it came, against which its dates are held; nil to leave that out.
  /// - Throws: ``ExchangeFault`` when nothing can be read.
  public static func read(_ bytes: [UInt8], today: Day? = nil) throws(ExchangeFault) -> ReadMessage {
    let file = try MessageFile(bytes)
    let notes = ReadingNotes(file.names)
    let header = PartReader(file.header, at: "", notes)
    let message: Message
    if let status = StatusMessage(reading: header, of: file) {
      message = .status(status)
    } else {
      message = .document(DocumentMessage(reading: header, of: file))
    }
    for (stray, path) in file.strays { notes.keep(stray, within: path) }
    let seal = SealForm(of: file)
    return ReadMessage(
      message: message.keeping(notes.unknown), seal: seal,
      problems: notes.problems + file.oddities + message.problems(today: today))
  }

  private func keeping(_ unknown: [UnknownPart]) -> Message {
    switch self {
    case .document(var message):
      message.unknown = unknown
      return .document(message)
    case .status(var message):
      message.unknown = unknown
      return .status(message)
    }
  }
}
