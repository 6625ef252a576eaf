import Documents
import Dossiers
import Exchange
import OneStop
import Testing
import Text
import WorkingTime

/// A document of a neighbouring office with one file, as a message brings it.
func arrivingMessage(
  _ id: String = "H99.06,2026/11/18,267/SGDĐT-VP", to codes: [String] = ["H56.06"], _ business: Business? = nil
) throws -> DocumentMessage {
  var message = DocumentMessage()
  message.from = Correspondent(OrganID("H99.06"), name: "Sở Giáo dục và Đào tạo tỉnh Bên")
  message.to = codes.map { Correspondent(OrganID($0)) }
  message.documentID = id
  message.code = DocumentCode("267/SGDĐT-VP")
  message.promulgation = Promulgation(place: "Bên", date: WireDay(try #require(Day("2026-11-18"))))
  message.type = StatedType(.officialLetter)
  message.subject = "V/v xác minh văn bằng"
  message.other.priority = Coded(Urgency.express)
  message.business = business
  message.attachments = [
    try #require(
      Enclosure(
        packing: Array("%PDF-1.7\n".utf8), named: "cong-van.pdf", identifier: "0f0e0d0c-1111-4222-8333-444455556666"))
  ]
  return message
}

/// The documents that a message was about, which was taken.
func takenKeys(_ outcome: MessageOutcome) throws -> [DocumentKey] {
  guard case .taken(let keys) = outcome else { throw OfficeFailure() }
  return keys
}

extension MessageOutcome {
  /// The code of the refusal; nil when it was none.
  var code: String? { if case .refused(let notice) = self { notice.code } else { nil } }
}

extension Office {
  /// What the outbox holds for a document, as messages.
  func sent(about key: DocumentKey) throws -> [(message: Message, to: String)] {
    let rows = try store.read(for: oneStop.authority) { try $0.outbox(of: .document(key)) }
    return try rows.compactMap { try oneStop.message(of: $0.effect) }
  }

  /// A document that has left, signed.
  func leaving(to receivers: [Party]) throws -> DocumentKey {
    let out = try drafted(drafting("V/v báo cáo", to: receivers), id: "leaving")
    try perform(.askReview(remark: nil), on: out, by: "duc")
    try perform(.approve(opinion: nil), on: out, by: "hoa")
    try perform(.number, on: out, by: "minh")
    let file = try kept("ky.pdf")
    try perform(.seal(SealedFile(file: file, authenticity: .valid, policy: "co-quan")), on: out, by: "minh")
    #expect(try perform(.release, on: out, by: "minh") == "done")
    return out
  }
}
