import Exchange
import Foundation
import WorkingTime

/// Messages in the forms in which programs write them, made up for the tests.
enum Samples {
  static let namespace = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
  static let older = "http://www.e-doc.vn/Schema/"
  static let xmldsig = "http://www.w3.org/2000/09/xmldsig#"

  /// A message around the parts of a header.
  static func message(
    header: String, body: String = "", enclosed: String = "", namespace: String = namespace
  ) -> [UInt8] {
    Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <edXML xmlns="\(namespace)"><edXML:edXMLEnvelope xmlns:edXML="\(namespace)"><edXML:edXMLHeader>\(header)\
      </edXML:edXMLHeader>\(body)</edXML:edXMLEnvelope>\(enclosed)</edXML>
      """.utf8)
  }

  /// A message around the content of its MessageHeader.
  static func document(_ parts: String, trace: String = "", enclosed: String = "") -> [UInt8] {
    message(header: "<edXML:MessageHeader>\(parts)</edXML:MessageHeader>\(trace)", enclosed: enclosed)
  }

  /// The smallest that was seen: who, to whom, which, and what about.
  static let smallest = document(
    """
    <edXML:From><edXML:OrganId>000.00.00.G22</edXML:OrganId></edXML:From>\
    <edXML:To><edXML:OrganId>000.00.15.H51</edXML:OrganId></edXML:To>\
    <edXML:DocumentId>test-doc</edXML:DocumentId><edXML:Subject>Thử</edXML:Subject>
    """)

  /// An attachment as it stands outside of the envelope.
  static func attachment(_ digits: String, name: String = "cv.pdf", type: String = "application/zip") -> String {
    """
    <AttachmentEncoded><Attachment><ContentId>cid:1</ContentId><AttachmentName>\(name)</AttachmentName>\
    <ContentType>\(type)</ContentType><edXML:ContentTransferEncoded xmlns:edXML="\(namespace)">\(digits)\
    </edXML:ContentTransferEncoded></Attachment></AttachmentEncoded>
    """
  }

  /// A document that lacks nothing.
  static func full(kind: BusinessKind = .new) -> DocumentMessage {
    var message = DocumentMessage()
    var from = Correspondent(OrganID("H56.06"), name: "Sở Giáo dục và Đào tạo")
    from.inCharge = "UBND tỉnh"
    from.email = "vanthu@example.vn"
    message.from = from
    message.to = [
      Correspondent(OrganID("000.00.15.H51"), name: "Trường THPT Số 1"), Correspondent(OrganID("vxp.saas.03")),
    ]
    message.documentID = "H56.06,2026/11/20,05/SGDĐT-VP"
    message.code = DocumentCode(number: "05", notation: "SGDĐT-VP")
    message.promulgation = Promulgation(place: "Sông Mẫu", date: WireDay(text: "2026/11/20"))
    message.type = StatedType(.officialLetter)
    message.subject = "V/v xác minh văn bằng <số hiệu & tên>"
    message.signatory = Signatory(fullName: "Nguyễn Văn A", position: "Giám đốc", competence: "TM.")
    message.dueDate = WireDay(text: "2026/12/01")
    message.toPlaces = ["Như trên", "Lưu: VT"]
    message.other.priority = Coded(.urgent)
    message.other.direction = Coded(text: "false")
    message.other.appendixes = ["Phụ lục 1"]
    message.responsesFor = [ResponseReference(OrganID("000.00.15.H51"), code: "267/VPCP-TTĐT", documentID: "a,b/c")]
    message.steering = Coded(Steering.none)
    message.trace = [TraceHop(OrganID("H56.06"), WireTime(text: "2026/11/20 09:05:00"))]
    message.business = Business(kind, reason: "lý do")
    if kind == .replace {
      message.business?.replacements = [Replacement("cũ", for: [OrganID("G03")].compactMap { $0 })]
    }
    if let attachment = Enclosure(packing: Array("xin chào".utf8), named: "cv.txt", identifier: "8b2f7c7e-1") {
      var reference = AttachmentReference()
      reference.contentID = attachment.contentID
      reference.name = attachment.name
      message.references = [reference]
      message.attachments = [attachment]
    }
    return message
  }

  /// What a few lines of Python write to the file `path`.
  static func made(_ script: String, _ words: String...) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appending(path: "motcua-edxml-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let python = Process()
    python.executableURL = URL(
      filePath: ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"] ?? "/usr/bin/python3")
    python.arguments = ["-c", "import sys, zipfile\npath = sys.argv[1]\n" + script, file.path] + words
    try python.run()
    python.waitUntilExit()
    return [UInt8](try Data(contentsOf: file))
  }
}

extension Message {
  /// The document of a message; an empty one when it is a status.
  var document: DocumentMessage {
    if case .document(let message) = self { message } else { DocumentMessage() }
  }
}
