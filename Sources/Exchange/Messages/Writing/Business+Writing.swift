extension Business {
  func write(to writer: inout MessageWriter) {
    writer.text("DocumentId", documentID)
    writer.text("BussinessDocType", kind?.text)
    writer.text("BussinessDocReason", reason)
    writer.text("Paper", paper?.text)
    writer.part("StaffInfo") { staff?.write(to: &$0) }
    if let update { writer.part("BussinessDocumentInfo", always: true) { update.write(to: &$0) } }
    writer.part("ReplacementInfoList") { list in
      list.parts("ReplacementInfo", replacements) { part, replaced in
        part.text("DocumentId", replaced.documentID)
        part.part("OrganIdList") { ids in for organID in replaced.organIDs { ids.text("OrganId", organID.text) } }
      }
    }
  }
}

extension DocumentUpdate {
  func write(to writer: inout MessageWriter) {
    writer.text("DocumentInfo", changesInfo?.text)
    writer.text("DocumentReceiver", changesReceivers?.text)
    writer.part("ReceiverList") { list in
      list.parts("Receiver", receivers) { part, receiver in
        part.text("OrganId", receiver.organID?.text)
        part.text("ReceiverType", receiver.kind?.text)
      }
    }
  }
}

extension StaffMember {
  func write(to writer: inout MessageWriter) {
    writer.text("Department", department)
    writer.text("DepartmentId", departmentID)
    writer.text("Staff", name)
    writer.text("StaffId", staffID)
    writer.text("Email", email)
    writer.text("Mobile", mobile)
  }
}
