extension PartReader {
  /// What is done to a document: the standard spells it with an s too many, some programs do not.
  var business: Business? { part("Bussiness", Business.init(reading:)) ?? part("Business", Business.init(reading:)) }
}

extension Business {
  init(reading reader: PartReader) {
    self.init()
    documentID = reader.text("DocumentId")
    kind = reader.code("BussinessDocType") ?? reader.code("BusinessDocType")
    reason = reader.text("BussinessDocReason") ?? reader.text("BusinessDocReason")
    paper = reader.code("Paper")
    staff = reader.part("StaffInfo", StaffMember.init(reading:)).flatMap { $0 == StaffMember() ? nil : $0 }
    update =
      reader.part("BussinessDocumentInfo", DocumentUpdate.init(reading:))
      ?? reader.part("BusinessDocumentInfo", DocumentUpdate.init(reading:))
    replacements = reader.part("ReplacementInfoList") { $0.parts("ReplacementInfo", Replacement.init(reading:)) } ?? []
  }
}

extension DocumentUpdate {
  init(reading reader: PartReader) {
    self.init()
    changesInfo = reader.code("DocumentInfo")
    changesReceivers = reader.code("DocumentReceiver")
    receivers = reader.part("ReceiverList") { $0.parts("Receiver", ReceiverChange.init(reading:)) } ?? []
  }
}

extension ReceiverChange {
  init(reading reader: PartReader) {
    self.init(reader.organID(), nil)
    kind = reader.code("ReceiverType")
  }
}

extension Replacement {
  init(reading reader: PartReader) {
    self.init(
      reader.text("DocumentId"),
      for: reader.part("OrganIdList") { $0.texts("OrganId").compactMap { OrganID($0) } } ?? [])
  }
}

extension StaffMember {
  init(reading reader: PartReader) {
    self.init()
    department = reader.text("Department")
    departmentID = reader.text("DepartmentId")
    name = reader.text("Staff")
    staffID = reader.text("StaffId")
    email = reader.text("Email")
    mobile = reader.text("Mobile")
  }
}
