extension MessageCheck {
  mutating func header(_ message: DocumentMessage) {
    let at = "MessageHeader/"
    need(message.from?.organID != nil, at + "From/OrganId")
    if let from = message.from { correspondent(from, at + "From/") }
    need(!message.to.isEmpty, at + "To")
    var seen: Set<OrganID> = []
    for (place, receiver) in message.to.enumerated() {
      let part = at + "To[\(place + 1)]/"
      need(receiver.organID != nil, part + "OrganId")
      correspondent(receiver, part)
      if let organID = receiver.organID, !seen.insert(organID).inserted {
        add(
          .mismatch, part + "OrganId", "đơn vị nhận \(organID.text.harmlessStart) lặp lại",
          "the receiver \(organID.text.harmlessStart) stands there twice")
      }
    }
    need(message.documentID != nil, at + "DocumentId")
    limit(message.documentID, 500, at + "DocumentId")
    need(message.code?.number != nil, at + "Code/CodeNumber")
    need(message.code?.notation != nil, at + "Code/CodeNotation")
    limit(message.code?.number, DocumentLimits.number, at + "Code/CodeNumber")
    limit(message.code?.notation, DocumentLimits.notation, at + "Code/CodeNotation")
    limit(message.promulgation.place, 50, at + "PromulgationInfo/Place")
    need(message.promulgation.date != nil, at + "PromulgationInfo/PromulgationDate")
    day(message.promulgation.date, at + "PromulgationInfo/PromulgationDate", isPast: true)
    limit(message.type.name, 100, at + "DocumentType/TypeName")
    need(message.subject != nil, at + "Subject")
    limit(message.subject, 500, at + "Subject")
    limit(message.content, 500, at + "Content")
    limit(message.signatory.competence, 100, at + "SignerInfo/Competence")
    limit(message.signatory.position, 100, at + "SignerInfo/Position")
    limit(message.signatory.fullName, 50, at + "SignerInfo/FullName")
    day(message.dueDate, at + "DueDate")
    for place in message.toPlaces { limit(place, 150, at + "ToPlaces/Place") }
    other(message.other, at + "OtherInfo/")
    for answered in message.responsesFor { day(answered.date, at + "ResponseFor/PromulgationDate") }
  }

  private mutating func other(_ other: OtherInfo, _ at: String) {
    code(other.priority, at + "Priority", "0, 1, 2, 3, 4")
    limit(other.sphere, 100, at + "SphereOfPromulgation")
    limit(other.typist, 10, at + "TyperNotation")
    for (text, part) in [(other.copies, "PromulgationAmount"), (other.pages, "PageAmount")] {
      if let text, Int(text).map({ $0 < 0 }) ?? true {
        add(
          .wrongType, at + part, "\(at)\(part) là “\(text.harmlessStart)”, cần là số",
          "\(at)\(part) is “\(text.harmlessStart)” and should be a number")
      }
    }
    code(other.direction, at + "Direction", "true, false")
    for appendix in other.appendixes { limit(appendix, 250, at + "Appendixes/Appendix") }
  }

  mutating func correspondent(_ agency: Correspondent, _ at: String) {
    limit(agency.organID?.text, 50, at + "OrganId")
    limit(agency.name, 200, at + "OrganName")
    limit(agency.inCharge, 200, at + "OrganizationInCharge")
    limit(agency.address, 250, at + "OrganAdd")
    limit(agency.email, 100, at + "Email")
    limit(agency.telephone, 20, at + "Telephone")
    limit(agency.fax, 20, at + "Fax")
  }

  mutating func status(_ message: StatusMessage) {
    let at = "Status/"
    need(message.from?.organID != nil, at + "From/OrganId")
    if let from = message.from { correspondent(from, at + "From/") }
    need(message.responseFor?.organID != nil, at + "ResponseFor/OrganId")
    need(message.responseFor?.documentID != nil, at + "ResponseFor/DocumentId")
    day(message.responseFor?.date, at + "ResponseFor/PromulgationDate")
    need(message.status != nil, at + "StatusCode")
    code(message.status, at + "StatusCode", "01, 02, 03, 04, 05, 06, 13, 15, 16")
    time(message.timestamp, at + "Timestamp")
  }

  mutating func business(_ message: DocumentMessage) {
    let at = "TraceHeaderList/"
    for hop in message.trace { time(hop.time, at + "TraceHeader/Timestamp") }
    guard let business = message.business else { return }
    let part = at + "Bussiness/"
    code(business.kind, part + "BussinessDocType", "0, 1, 2, 3")
    code(business.paper, part + "Paper", "0, 1")
    if let update = business.update {
      code(update.changesInfo, part + "BussinessDocumentInfo/DocumentInfo", "0, 1")
      code(update.changesReceivers, part + "BussinessDocumentInfo/DocumentReceiver", "0, 1")
      for receiver in update.receivers {
        need(receiver.organID != nil, part + "BussinessDocumentInfo/ReceiverList/Receiver/OrganId")
        code(receiver.kind, part + "BussinessDocumentInfo/ReceiverList/Receiver/ReceiverType", "0, 1")
      }
    }
    for replaced in business.replacements {
      need(replaced.documentID != nil, part + "ReplacementInfoList/ReplacementInfo/DocumentId")
    }
    if business.kind?.meaning == .replace, business.replacements.isEmpty {
      need(false, part + "ReplacementInfoList")
    }
  }
}
