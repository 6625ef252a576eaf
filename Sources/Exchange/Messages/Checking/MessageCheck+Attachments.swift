internal import Text

extension MessageCheck {
  /// Attachments and manifest together; what is packed is not unpacked for it.
  mutating func attachments(_ message: DocumentMessage) {
    let at = "AttachmentEncoded/"
    if message.attachments.count > MessageLimits.attachments {
      add(
        .attachment, at + "Attachment", "có \(message.attachments.count) tệp, tối đa \(MessageLimits.attachments)",
        "there are \(message.attachments.count) attachments, at most \(MessageLimits.attachments)")
    }
    for (place, attachment) in message.attachments.prefix(MessageLimits.attachments).enumerated() {
      let part = at + "Attachment[\(place + 1)]/"
      limit(attachment.name, 200, part + "AttachmentName")
      if attachment.payload == nil {
        let words = AttachmentFault.notBase64.words
        add(.attachment, part + "ContentTransferEncoded", words.vi, words.en)
      }
      if case .zip(let entry) = attachment.packing, entry.contains(where: { "/\\:".contains($0) }) {
        add(
          .irregular, part + "ContentTransferEncoded",
          "tệp bên trong mang đường dẫn “\(entry.harmlessStart)”; tên ấy không được dùng",
          "the file inside is named by a path, “\(entry.harmlessStart)”; that name is not used")
      }
      if message.name(of: attachment) == nil { need(false, part + "AttachmentName") }
      if attachment.isDamagedArchive {
        let words = AttachmentFault.damaged.words
        add(.attachment, part + "ContentTransferEncoded", words.vi, words.en)
      }
    }
    // The manifest and the attachments are compared as far as both are there: older messages have their attachments elsewhere.
    guard message.attachments.count <= MessageLimits.attachments, !message.references.isEmpty else { return }
    let named = Set(message.attachments.compactMap { $0.contentID?.withoutScheme })
    for (place, reference) in message.references.prefix(MessageLimits.attachments).enumerated() {
      guard let contentID = reference.contentID?.withoutScheme, !named.contains(contentID) else { continue }
      add(
        .mismatch, "edXMLBody/edXMLManifest/Reference[\(place + 1)]",
        "không có tệp đính kèm nào mang ContentId “\(contentID.harmlessStart)”",
        "no attachment has the ContentId “\(contentID.harmlessStart)”")
    }
  }
}

extension DocumentMessage {
  /// What an attachment is called: by itself, else by the manifest; nil when nobody says.
  public func name(of attachment: Enclosure) -> String? {
    attachment.name ?? references.first { $0.isAbout(attachment) }?.name
  }
}
