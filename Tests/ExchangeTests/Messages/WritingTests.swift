import Exchange
import Foundation
import Testing
import Text
import WorkingTime

@Suite("A message that is written")
struct WritingTests {
  @Test(
    "has the prefix within the envelope and none outside, both of one namespace, in the order of the exchange's programs"
  )
  func form() throws {
    let text = String(decoding: try Message.document(Samples.full()).written(), as: UTF8.self)
    let inside = try #require(
      text.split(separator: "<edXML:edXMLEnvelope").last?.split(separator: "</edXML:edXMLEnvelope>").first)
    let names = inside.matches(of: /<\/?([A-Za-z:]+)/).map { String($0.1) }
    #expect(names.allSatisfy { $0.hasPrefix("edXML:") }, "\(names)")
    let outside = text.split(separator: "</edXML:edXMLEnvelope>").last ?? ""
    #expect(outside.contains("<ContentTransferEncoded>") && !outside.contains("edXML:"))
    let order = text.matches(of: /\n {8}<edXML:([A-Za-z]+)/).map { String($0.1) }
    #expect(
      order == [
        "From", "To", "To", "DocumentId", "Code", "PromulgationInfo", "DocumentType", "Subject", "SignerInfo",
        "DueDate",
        "ToPlaces", "OtherInfo", "ResponseFor", "SteeringType", "TraceHeader", "Bussiness", "Reference",
      ])
    #expect(text.contains("<edXML xmlns=\"\(Samples.namespace)\">"))
    #expect(text.contains("<edXML:edXMLEnvelope xmlns:edXML=\"\(Samples.namespace)\">"))
    #expect(text.contains("<edXML:PromulgationDate>2026/11/20</edXML:PromulgationDate>"))
  }

  @Test(
    "is read again as it was, in every business, and written again to the same bytes", arguments: BusinessKind.allCases)
  func again(_ kind: BusinessKind) throws {
    let message = Message.document(Samples.full(kind: kind))
    let bytes = try message.written()
    let read = try Message.read(bytes)
    #expect(read.message == message)
    #expect(read.problems.isEmpty, "\(read.problems)")
    #expect(try read.message.written() == bytes)
  }

  @Test("is read again as it was, whatever it says", arguments: UInt64(1)...120)
  func random(_ seed: UInt64) throws {
    var chance = RandomMessages(seed: seed)
    let message = chance.message()
    let bytes = try message.written()
    let read = try Message.read(bytes)
    #expect(read.message == message)
    #expect(try read.message.written() == bytes)
  }

  @Test("keeps what was not understood, where it stood")
  func unknown() throws {
    var message = Samples.full()
    message.unknown = [
      UnknownPart(within: "MessageHeader/From", xml: "<x:La xmlns:x=\"urn:x\" a=\"1\">b</x:La>"),
      UnknownPart(within: "MessageHeader/To[2]", xml: "<La xmlns=\"urn:y\"></La>"),
      UnknownPart(within: "", xml: "<La xmlns=\"urn:y\"></La>"),
    ]
    let read = try Message.read(try Message.document(message).written())
    #expect(read.message == .document(message))
  }

  @Test(
    "keeps what was not understood beside attachments and references of which there are none",
    arguments: [
      "AttachmentEncoded", "edXMLBody", "edXMLBody/edXMLManifest",
    ])
  func alone(_ place: String) throws {
    var message = Samples.full()
    (message.attachments, message.references) = ([], [])
    message.unknown = [UnknownPart(within: place, xml: "<Attachment xmlns=\"urn:y\">0</Attachment>")]
    let read = try Message.read(try Message.document(message).written())
    #expect(read.message == .document(message))
  }

  @Test("is refused where what was not understood would be lost, or be understood")
  func misread() throws {
    var message = Samples.full()
    message.content = nil
    let second = UnknownPart(
      within: "MessageHeader", xml: "<Content xmlns=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">b</Content>")
    let nowhere = UnknownPart(within: "MessageHeader/Subject", xml: "<b xmlns=\"urn:y\"></b>")
    for part in [second, nowhere] {
      message.unknown = [part]
      let refusal = try #require(throws: WritingRefusal.self) { try Message.document(message).written() }
      #expect(refusal.problems.map(\.part) == [part.within], "\(refusal)")
    }
  }

  @Test("is refused for what other programs would cut off, refuse or read otherwise", arguments: 0..<9)
  func refused(_ damage: Int) throws {
    var message = Samples.full()
    let part: String
    switch damage {
    case 0: (message.subject, part) = (String(repeating: "a", count: 501), "MessageHeader/Subject")
    case 1: (message.to, part) = ([], "MessageHeader/To")
    case 2:
      (message.code, part) = (DocumentCode(number: "123456789012", notation: "A"), "MessageHeader/Code/CodeNumber")
    case 3: (message.from, part) = (nil, "MessageHeader/From/OrganId")
    case 4: (message.content, part) = ("a\u{1}b", "MessageHeader/Content")
    case 5:
      (message.promulgation.date, part) = (WireDay(text: "20.11"), "MessageHeader/PromulgationInfo/PromulgationDate")
    case 6: (message.to, part) = (message.to + message.to, "MessageHeader/To[3]/OrganId")
    case 7: (message.attachments[0].payload, part) = (nil, "AttachmentEncoded/Attachment[1]/ContentTransferEncoded")
    default: (message.unknown, part) = ([UnknownPart(within: "x", xml: "</edXML><edXML>")], "x")
    }
    let refusal = try #require(throws: WritingRefusal.self) { try Message.document(message).written() }
    #expect(refusal.problems.map(\.part).contains(part), "\(refusal)")
  }

  @Test("is refused with a day of promulgation that is still to come")
  func future() throws {
    let message = Message.document(Samples.full())
    #expect(throws: WritingRefusal.self) { try message.written(today: Day(year: 2026, month: 11, day: 19)) }
    #expect(throws: Never.self) { try message.written(today: Day(year: 2026, month: 11, day: 20)) }
  }

  @Test("as a status answers the document of a message, by that one's own identification")
  func status() throws {
    var status = StatusMessage()
    status.from = Correspondent(OrganID("000.00.15.H51"))
    status.responseFor = ResponseReference(to: Samples.full())
    status.status = Coded(DocumentStatus.registered)
    status.description = DocumentStatus.registered.words.vi
    status.timestamp = WireTime(try #require(Instant("2026-11-20T10:00:00+07:00")))
    let bytes = try Message.status(status).written()
    let read = try Message.read(bytes)
    #expect(read.message == .status(status) && read.problems.isEmpty)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("<edXML:Timestamp>2026/11/20 10:00:00</edXML:Timestamp>"))
    #expect(text.contains("<edXML:Code>05/SGDĐT-VP</edXML:Code>"))
    #expect(!text.contains("edXMLBody"))
  }
}
