internal import Crypto

extension DocumentMessage {
  func writeHeader(to writer: inout MessageWriter) {
    writer.part("MessageHeader") { header in
      header.part("From") { from?.write(to: &$0) }
      header.parts("To", to) { $1.write(to: &$0) }
      header.text("DocumentId", documentID)
      header.part("Code") { part in
        part.text("CodeNumber", code?.number)
        part.text("CodeNotation", code?.notation)
      }
      header.part("PromulgationInfo") { part in
        part.text("Place", promulgation.place)
        part.text("PromulgationDate", promulgation.date?.text)
      }
      header.part("DocumentType") { part in
        part.text("Type", type.type)
        part.text("TypeDetail", type.detail)
        part.text("TypeName", type.name)
      }
      header.text("Subject", subject)
      header.text("Content", content)
      header.part("SignerInfo") { part in
        part.text("Competence", signatory.competence)
        part.text("Position", signatory.position)
        part.text("FullName", signatory.fullName)
      }
      header.text("DueDate", dueDate?.text)
      header.part("ToPlaces") { part in for place in toPlaces { part.text("Place", place) } }
      header.part("OtherInfo") { other.write(to: &$0) }
      header.parts("ResponseFor", responsesFor) { $1.write(to: &$0) }
      header.text("SteeringType", steering?.text)
      header.part("ResponseForTask") { part in for task in tasks { part.text("TaskCode", task) } }
      header.text("ApplicationType", applicationType)
    }
    writer.part("TraceHeaderList") { list in
      list.parts("TraceHeader", trace) { hop, value in
        hop.text("OrganId", value.organID?.text)
        hop.text("Timestamp", value.time?.text)
      }
      if let business { list.part("Bussiness", always: true) { business.write(to: &$0) } }
    }
  }

  func writeManifest(to writer: inout MessageWriter) {
    writer.part("edXMLBody") { body in
      body.part("edXMLManifest", attributes: " version=\"1.0\"") { manifest in
        manifest.parts("Reference", references) { part, reference in
          part.text("ContentId", reference.contentID)
          part.text("ContentType", reference.contentType)
          part.text("Description", reference.description)
          part.text("AttachmentName", reference.name)
        }
      }
    }
  }

  /// The attachments, outside of the envelope and without a prefix.
  func enclosure(_ unknown: [String: [String]]) -> MessageWriter {
    var writer = MessageWriter(prefix: "", depth: 1, unknown: unknown)
    writer.part("AttachmentEncoded") { part in
      part.parts("Attachment", attachments) { $1.write(to: &$0) }
    }
    return writer
  }
}

extension Correspondent {
  func write(to writer: inout MessageWriter) {
    writer.text("OrganId", organID?.text)
    writer.text("OrganizationInCharge", inCharge)
    writer.text("OrganName", name)
    writer.text("OrganAdd", address)
    writer.text("Email", email)
    writer.text("Telephone", telephone)
    writer.text("Fax", fax)
    writer.text("Website", website)
  }
}

extension OtherInfo {
  func write(to writer: inout MessageWriter) {
    writer.text("Priority", priority?.text)
    writer.text("SphereOfPromulgation", sphere)
    writer.text("TyperNotation", typist)
    writer.text("PromulgationAmount", copies)
    writer.text("PageAmount", pages)
    writer.text("Direction", direction?.text)
    writer.part("Appendixes") { part in for appendix in appendixes { part.text("Appendix", appendix) } }
  }
}

extension ResponseReference {
  func write(to writer: inout MessageWriter) {
    writer.text("OrganId", organID?.text)
    writer.text("Code", code)
    writer.text("DocumentId", documentID)
    writer.text("PromulgationDate", date?.text)
  }
}

extension Enclosure {
  func write(to writer: inout MessageWriter) {
    writer.text("ContentId", contentID)
    writer.text("AttachmentName", name)
    writer.text("Description", description)
    writer.text("ContentType", contentType)
    if let payload { writer.base64("ContentTransferEncoded", payload.base64) }
  }
}
