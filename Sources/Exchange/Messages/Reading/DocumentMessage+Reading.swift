internal import XML

extension DocumentMessage {
  init(reading header: PartReader, of file: MessageFile) {
    self.init()
    header.part("MessageHeader") { reader in self.read(header: reader) }
    header.part("TraceHeaderList") { reader in self.read(trace: reader) }
    header.drop { $0.isSignatureBlock }
    header.finish()
    read(manifestOf: file, header.notes)
    read(attachmentsOf: file, header.notes)
  }

  private mutating func read(header reader: PartReader) {
    from = reader.part("From", Correspondent.init(reading:))
    to = reader.parts("To", Correspondent.init(reading:))
    documentID = reader.text("DocumentId")
    code =
      reader.part("Code") { code in DocumentCode(number: code.text("CodeNumber"), notation: code.text("CodeNotation")) }
    if code == DocumentCode(number: nil, notation: nil) { code = nil }
    promulgation =
      reader.part("PromulgationInfo") { Promulgation(place: $0.text("Place"), date: $0.day("PromulgationDate")) }
      ?? Promulgation()
    type =
      reader.part("DocumentType") { part in
        var type = StatedType()
        type.type = part.text("Type")
        type.detail = part.text("TypeDetail")
        type.name = part.text("TypeName")
        return type
      } ?? StatedType()
    subject = reader.text("Subject")
    content = reader.text("Content")
    signatory =
      reader.part("SignerInfo") { part in
        Signatory(
          fullName: part.text("FullName"), position: part.text("Position"), competence: part.text("Competence"))
      } ?? Signatory()
    dueDate = reader.day("DueDate")
    toPlaces = reader.part("ToPlaces") { $0.texts("Place") } ?? []
    other = reader.part("OtherInfo", OtherInfo.init(reading:)) ?? OtherInfo()
    responsesFor = reader.parts("ResponseFor", ResponseReference.init(reading:)).filter { !$0.isEmpty }
    steering = reader.code("SteeringType")
    tasks = reader.part("ResponseForTask") { $0.texts("TaskCode") } ?? []
    applicationType = reader.text("ApplicationType")
  }

  private mutating func read(trace reader: PartReader) {
    var within: [Business] = []
    trace = reader.parts("TraceHeader") { hop in
      // Some programs put what is done to the document into the hop.
      if let business = hop.business { within.append(business) }
      return TraceHop(hop.organID(), hop.time("Timestamp"))
    }
    business = reader.business ?? within.first
  }

  private mutating func read(manifestOf file: MessageFile, _ notes: ReadingNotes) {
    guard let body = file.body else { return }
    let reader = PartReader(body, at: "edXMLBody", notes)
    reader.drop { $0.name == "AttachmentEncoded" }
    for name in ["edXMLManifest", "Manifest"] {
      references += reader.part(name) { $0.parts("Reference", AttachmentReference.init(reading:)) } ?? []
    }
    reader.finish()
  }

  private mutating func read(attachmentsOf file: MessageFile, _ notes: ReadingNotes) {
    for enclosure in file.enclosures {
      let reader = PartReader(enclosure, at: "AttachmentEncoded", notes)
      attachments += reader.parts("Attachment") { Enclosure(reading: $0, file.contents) }
      reader.finish()
    }
  }
}

extension Node {
  /// Whether it is a signature in one of the forms in which headers have them.
  var isSignatureBlock: Bool { name == "Signature" || name == "DigitalSignature" }
}

extension Correspondent {
  init(reading reader: PartReader) {
    self.init(reader.organID())
    inCharge = reader.text("OrganizationInCharge")
    name = reader.text("OrganName")
    address = reader.text("OrganAdd")
    email = reader.text("Email")
    telephone = reader.text("Telephone")
    fax = reader.text("Fax")
    website = reader.text("Website")
  }
}

extension OtherInfo {
  init(reading reader: PartReader) {
    self.init()
    priority = reader.code("Priority")
    sphere = reader.text("SphereOfPromulgation")
    typist = reader.text("TyperNotation")
    copies = reader.text("PromulgationAmount")
    pages = reader.text("PageAmount")
    direction = reader.code("Direction")
    appendixes = reader.part("Appendixes") { $0.texts("Appendix") } ?? []
  }
}

extension ResponseReference {
  init(reading reader: PartReader) {
    self.init(
      reader.organID(), code: reader.text("Code"), documentID: reader.text("DocumentId"),
      date: reader.day("PromulgationDate"))
  }
}

extension AttachmentReference {
  init(reading reader: PartReader) {
    self.init()
    // The wire's own slip, which some programs make.
    contentID = reader.text("ContentId") ?? reader.text("Attachmentld") ?? reader.node.address
    contentType = reader.text("ContentType")
    description = reader.text("Description")
    name = reader.text("AttachmentName")
  }
}

extension Node {
  /// Where an XLink points to.
  fileprivate var address: String? {
    attributes.first { $0.name == "href" && $0.namespace == "http://www.w3.org/1999/xlink" }?.value.trimmed
  }
}

extension Enclosure {
  init(reading reader: PartReader, _ contents: [[UInt8]?]) {
    let contentID = reader.text("ContentId") ?? reader.text("Attachmentld")
    self.init(
      contentID: contentID, name: reader.text("AttachmentName"), description: reader.text("Description"),
      contentType: reader.text("ContentType"))
    // The number of the content stands where its text was.
    if let place = reader.text("ContentTransferEncoded").flatMap({ Int($0) }), contents.indices.contains(place) {
      payload = contents[place]
    }
  }
}
