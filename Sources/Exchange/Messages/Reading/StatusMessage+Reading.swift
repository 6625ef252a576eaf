internal import XML

extension StatusMessage {
  /// A status: it stands in an element of that name, or its parts stand in the header or in its MessageHeader. nil when there is
  /// no status in the header.
  init?(reading header: PartReader, of file: MessageFile) {
    self.init()
    if header.has("Status") {
      header.part("Status") { self.read($0) }
    } else if header.has("StatusCode") {
      read(header)
    } else if header.node.elements.contains(where: { $0.name == "MessageHeader" && $0.hasStatusCode }) {
      header.part("MessageHeader") { self.read($0) }
    } else {
      return nil
    }
    header.drop { $0.isSignatureBlock }
    header.finish()
  }

  private mutating func read(_ reader: PartReader) {
    from = reader.part("From", Correspondent.init(reading:))
    responseFor = reader.part("ResponseFor", ResponseReference.init(reading:)).flatMap { $0.isEmpty ? nil : $0 }
    staff = reader.part("StaffInfo", StaffMember.init(reading:)).flatMap { $0 == StaffMember() ? nil : $0 }
    status = reader.code("StatusCode")
    description = reader.text("Description")
    timestamp = reader.time("Timestamp")
  }
}

extension Node {
  fileprivate var hasStatusCode: Bool { elements.contains { $0.name == "StatusCode" } }
}
