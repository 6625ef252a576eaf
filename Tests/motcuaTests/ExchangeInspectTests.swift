import Crypto
import Foundation
import Testing

@Suite("motcua exchange inspect")
struct ExchangeInspectTests {
  private struct Answer: Decodable {
    struct Attachment: Decodable {
      let name: String?
      let bytes: Int?
      let sha256: String?
      let signature: String
    }
    struct Problem: Decodable {
      let kind: String
      let part: String
    }

    let kind: String
    let business: Int
    let from: String?
    let to: [String]
    let documentId: String?
    let code: String?
    let subject: String?
    let statusCode: String?
    let attachments: [Attachment]
    let signature: String
    let problems: [Problem]
  }

  private static let namespace = "http://www.mic.gov.vn/TBT/QCVN_102_2016"

  private func message(_ header: String, enclosed: String = "") -> String {
    """
    <edXML xmlns="\(ExchangeInspectTests.namespace)"><edXML:edXMLEnvelope xmlns:edXML="\(ExchangeInspectTests.namespace)">\
    <edXML:edXMLHeader>\(header)</edXML:edXMLHeader></edXML:edXMLEnvelope>\(enclosed)</edXML>
    """
  }

  private func inspected(_ files: [(name: String, text: String)], _ more: String...) throws -> Run {
    let folder = try TemporaryFolder()
    for file in files { try folder.write(file.text, to: file.name) }
    return try motcuaList(["exchange", "inspect"] + files.map { folder.url.appending(path: $0.name).path } + more)
  }

  private var document: String {
    message(
      """
      <edXML:MessageHeader><edXML:From><edXML:OrganId>000.00.00.G22</edXML:OrganId></edXML:From>\
      <edXML:To><edXML:OrganId>H51.15</edXML:OrganId></edXML:To><edXML:To><edXML:OrganId>vxp.saas.03</edXML:OrganId></edXML:To>\
      <edXML:DocumentId>000.00.00.G22,2015/09/30,7816/VPCP-TTĐT</edXML:DocumentId>\
      <edXML:Code><edXML:CodeNumber>7816</edXML:CodeNumber><edXML:CodeNotation>VPCP-TTĐT</edXML:CodeNotation></edXML:Code>\
      <edXML:Subject>V/v xác minh</edXML:Subject></edXML:MessageHeader><edXML:TraceHeaderList><edXML:Bussiness>\
      <edXML:BussinessDocType>1</edXML:BussinessDocType></edXML:Bussiness></edXML:TraceHeaderList>\
      <Signature><SignedInfo/></Signature>
      """,
      enclosed: """
        <AttachmentEncoded><Attachment><ContentId>cid:1</ContentId><AttachmentName>cv.txt</AttachmentName>\
        <ContentTransferEncoded>\(Array("xin chào".utf8).base64)</ContentTransferEncoded></Attachment></AttachmentEncoded>
        """)
  }

  @Test("answers scripts with what a document says, its attachments hashed")
  func documentAnswer() throws {
    let run = try inspected([("a.edxml", document)], "--json")
    #expect(run.status == 0, "\(run.errors)")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
    #expect(answer.kind == "document" && answer.business == 1 && answer.from == "000.00.00.G22")
    #expect(answer.to == ["H51.15", "vxp.saas.03"])
    #expect(answer.documentId == "000.00.00.G22,2015/09/30,7816/VPCP-TTĐT")
    #expect(answer.code == "7816/VPCP-TTĐT" && answer.subject == "V/v xác minh" && answer.statusCode == nil)
    #expect(answer.attachments.map(\.name) == ["cv.txt"] && answer.attachments.map(\.bytes) == [9])
    #expect(answer.attachments.map(\.sha256) == [SHA256(of: "xin chào").hex])
    #expect(answer.attachments.map(\.signature) == ["none"])
    #expect(answer.signature == "not-verifiable")
    #expect(answer.problems.map(\.part) == ["MessageHeader/PromulgationInfo/PromulgationDate"])
  }

  @Test("answers with null for what a minimal message does not say, and with no business as new")
  func smallest() throws {
    let run = try inspected([("a.edxml", message("<edXML:MessageHeader/>"))], "--json")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
    #expect(run.status == 0 && answer.business == 0 && answer.to.isEmpty && answer.from == nil)
    #expect(answer.documentId == nil && answer.code == nil && answer.subject == nil && answer.signature == "none")
  }

  @Test("answers with the code of a status, and with the document that it is about")
  func status() throws {
    let text = message(
      """
      <edXML:Status><edXML:From><edXML:OrganId>H51.15</edXML:OrganId></edXML:From><edXML:ResponseFor>\
      <edXML:OrganId>G22</edXML:OrganId><edXML:Code>1/A</edXML:Code><edXML:DocumentId>d</edXML:DocumentId></edXML:ResponseFor>\
      <edXML:StatusCode>03</edXML:StatusCode></edXML:Status>
      """)
    let run = try inspected([("a.edxml", text)], "--json")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
    #expect(answer.kind == "status" && answer.statusCode == "03" && answer.from == "H51.15" && answer.to.isEmpty)
    #expect(answer.documentId == "d" && answer.code == "1/A")
    let shown = try inspected([("a.edxml", text)], "--lang", "vi")
    #expect(shown.output.contains("03 Tiếp nhận, vào sổ văn bản đến"))
  }

  @Test("shows people what it says, in their language")
  func shown() throws {
    let vietnamese = try inspected([("a.edxml", document)], "--lang", "vi")
    #expect(
      vietnamese.status == 0 && vietnamese.output.contains("Thu hồi") && vietnamese.output.contains("7816/VPCP-TTĐT"))
    let english = try inspected([("a.edxml", document)], "--lang", "en")
    #expect(english.output.contains("Recall") && english.output.contains("cv.txt, 9 bytes"))
  }

  @Test("ends with 1 for what cannot be read, and still tells about the other files, a line each")
  func unreadable() throws {
    let run = try inspected([("a.edxml", "<edXML><From><OrganId>G22</OrganId>"), ("b.edxml", document)], "--json")
    #expect(run.status == 1 && run.lines.count == 2)
    #expect(run.lines.first?.contains("\"code\":\"malformed\"") == true)
    #expect(run.lines.first?.contains("\"sender\":\"G22\"") == true)
    #expect(run.lines.last?.contains("\"kind\":\"document\"") == true)
    #expect(run.errors.hasPrefix("motcua: ") && run.errors.split(separator: "\n").count == 1)
    #expect(try motcua("exchange", "inspect", "/nowhere").status == 64)
  }

  @Test("says one line of its own, and none of libxml2's, about bytes that are none of the encoding")
  func wrongBytes() throws {
    let folder = try TemporaryFolder()
    let lone: [UInt8] = (0..<200).map { $0 % 4 == 1 ? 0xD8 : 0 }
    let text: [UInt8] = Array("<?xml version=\"1.0\"?><a>".utf8).flatMap { [$0, UInt8(0)] }
    try Data([0xFF, 0xFE] + text + lone).write(to: folder.url.appending(path: "a.edxml"))
    let run = try motcua("exchange", "inspect", folder.url.appending(path: "a.edxml").path)
    #expect(run.status == 1 && run.errors.hasPrefix("motcua: ") && run.errors.split(separator: "\n").count == 1)
  }

  @Test("takes no more than three times a message's size of memory")
  func memory() throws {
    // More, and it is the release build that is measured: MOTCUA_EDXML_MEGABYTES=50.
    let megabytes = ProcessInfo.processInfo.environment["MOTCUA_EDXML_MEGABYTES"].flatMap { Int($0) } ?? 8
    let folder = try TemporaryFolder()
    let digits = String(repeating: "QUJDRUZHSElKS0xNTk9QUVJTVFVWV1hZWmFiY2RlZmdo", count: megabytes * 1_000_000 / 44)
    let large = """
      <AttachmentEncoded><Attachment><ContentId>cid:1</ContentId><AttachmentName>a.bin</AttachmentName>\
      <ContentTransferEncoded>\(digits)</ContentTransferEncoded></Attachment></AttachmentEncoded>
      """
    try folder.write(message("<edXML:MessageHeader/>"), to: "small.edxml")
    try folder.write(message("<edXML:MessageHeader/>", enclosed: large), to: "large.edxml")
    // A process of its own, so that nobody else's children are counted.
    let script = """
      import resource, subprocess, sys
      done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
      print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss if done.returncode == 0 else 0)
      """
    func kibibytes(_ file: String) throws -> Int {
      let words = ["-c", script, try builtMotcua.path, "exchange", "inspect", folder.url.appending(path: file).path]
      let measured = try run(URL(filePath: "/usr/bin/python3"), words)
      return try #require(Int(measured.output.trimmingCharacters(in: .whitespacesAndNewlines)))
    }
    let (small, large_) = (try kibibytes("small.edxml"), try kibibytes("large.edxml"))
    #expect(small > 0 && large_ > 0)
    #expect((large_ - small) * 1_024 <= 3 * megabytes * 1_000_000, "\(small) KiB, then \(large_) KiB")
  }
}
