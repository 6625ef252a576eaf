import Exchange
import Testing
import WorkingTime

@Suite("A message that others wrote")
struct ReadingTests {
  private func read(_ bytes: [UInt8]) throws -> DocumentMessage {
    guard case .document(let message) = try Message.read(bytes).message else {
      Issue.record("no document")
      return DocumentMessage()
    }
    return message
  }

  @Test("is read when it has no more than who, to whom, which and what about")
  func smallest() throws {
    let read = try Message.read(Samples.smallest)
    let message = read.message.document
    #expect(message.from?.organID?.text == "000.00.00.G22")
    #expect(message.to.map(\.organID?.text) == ["000.00.15.H51"])
    #expect(message.documentID == "test-doc")
    #expect(message.subject == "Thử")
    #expect(message.code == nil)
    #expect(message.kind.meaning == .new)
    #expect(message.trace.isEmpty && message.attachments.isEmpty && message.unknown.isEmpty)
    #expect(read.seal == .none)
    #expect(read.problems.filter { $0.kind == .missing }.map(\.part).contains("MessageHeader/Code/CodeNumber"))
  }

  @Test("is read with its prefix, without it, with another one, and in any order")
  func prefixes() throws {
    let text = String(decoding: Samples.smallest, as: UTF8.self)
    let plain = try read(Samples.smallest)
    for other in [
      text.replacing("edXML:", with: "").replacing("xmlns:edXML", with: "xmlns:x"),
      text.replacing("edXML:", with: "q:").replacing("xmlns:edXML", with: "xmlns:q"),
    ] {
      #expect(try read(Array(other.utf8)) == plain)
    }
    let turned = Samples.document(
      """
      <edXML:Subject>Thử</edXML:Subject><edXML:DocumentId>
        test-doc </edXML:DocumentId><edXML:To><edXML:OrganId>000.00.15.H51</edXML:OrganId></edXML:To>\
      <edXML:From><edXML:OrganId>000.00.00.G22</edXML:OrganId></edXML:From>
      """)
    #expect(try read(turned) == plain)
  }

  @Test("has an identification with commas and strokes as one text, and a code that need not be a number")
  func identification() throws {
    let message = try read(
      Samples.document(
        """
        <edXML:DocumentId>000.00.00.G22,2015/09/30,7816/VPCP-TTĐT</edXML:DocumentId>\
        <edXML:Code><edXML:CodeNumber>34E31</edXML:CodeNumber><edXML:CodeNotation>VPCP-TTĐT</edXML:CodeNotation></edXML:Code>\
        <edXML:PromulgationInfo><edXML:PromulgationDate>2018/03/21</edXML:PromulgationDate></edXML:PromulgationInfo>
        """))
    #expect(message.documentID == "000.00.00.G22,2015/09/30,7816/VPCP-TTĐT")
    #expect(message.code?.description == "34E31/VPCP-TTĐT")
    #expect(message.promulgation.date?.day == Day(year: 2018, month: 3, day: 21))
  }

  @Test("has an answer to nothing when ResponseFor is empty, and all answers when there are several")
  func responses() throws {
    #expect(try read(Samples.document("<edXML:ResponseFor/>")).responsesFor.isEmpty)
    let two = try read(
      Samples.document(
        """
        <edXML:ResponseFor><edXML:Code>267/VPCP-TTĐT</edXML:Code></edXML:ResponseFor><edXML:ResponseFor/>\
        <edXML:ResponseFor><edXML:OrganId>G03</edXML:OrganId></edXML:ResponseFor>
        """))
    #expect(two.responsesFor.map(\.code) == ["267/VPCP-TTĐT", nil])
    #expect(two.responsesFor.map(\.organID?.text) == [nil, "G03"])
  }

  @Test("names a hop without an agency when that is missing or the word null")
  func trace() throws {
    let message = try read(
      Samples.document(
        "",
        trace: """
          <edXML:TraceHeaderList id="1" version="1.0" mustUnderstand="1"><edXML:TraceHeader><edXML:OrganId>null</edXML:OrganId>\
          <edXML:Timestamp>2018/03/21 09:05:00</edXML:Timestamp></edXML:TraceHeader>\
          <edXML:TraceHeader><edXML:OrganId>G22</edXML:OrganId></edXML:TraceHeader></edXML:TraceHeaderList>
          """))
    #expect(message.trace.map(\.organID?.text) == [nil, "G22"])
    #expect(message.trace.first?.time?.instant == Instant("2018-03-21T09:05:00+07:00"))
    #expect(message.business == nil && message.kind.meaning == .new)
  }

  @Test("updates with receivers who are added or removed, replaces for named agencies, recalls by its header")
  func business() throws {
    func business(_ parts: String) throws -> Business {
      try #require(
        read(
          Samples.document(
            "",
            trace: "<edXML:TraceHeaderList><edXML:Bussiness>\(parts)</edXML:Bussiness></edXML:TraceHeaderList>")
        ).business)
    }
    let update = try business(
      """
      <edXML:DocumentId>d</edXML:DocumentId><edXML:BussinessDocType>2</edXML:BussinessDocType><edXML:Paper>0</edXML:Paper>\
      <edXML:BussinessDocumentInfo><edXML:DocumentInfo>1</edXML:DocumentInfo><edXML:DocumentReceiver>1</edXML:DocumentReceiver>\
      <edXML:ReceiverList><edXML:Receiver><edXML:OrganId>A</edXML:OrganId><edXML:ReceiverType>0</edXML:ReceiverType></edXML:Receiver>\
      <edXML:Receiver><edXML:OrganId>B</edXML:OrganId><edXML:ReceiverType>1</edXML:ReceiverType></edXML:Receiver>\
      </edXML:ReceiverList></edXML:BussinessDocumentInfo>
      """)
    #expect(update.kind?.meaning == .update)
    #expect(update.update?.receivers.map(\.kind?.meaning) == [.removed, .added])
    #expect(update.update?.changesInfo?.meaning == .yes)
    #expect(update.paper?.meaning == .no)
    let replacement = try business(
      """
      <edXML:BussinessDocType>3</edXML:BussinessDocType><edXML:ReplacementInfoList><edXML:ReplacementInfo>\
      <edXML:DocumentId>G22,2018,1/A</edXML:DocumentId><edXML:OrganIdList><edXML:OrganId>A</edXML:OrganId>\
      <edXML:OrganId>B</edXML:OrganId></edXML:OrganIdList></edXML:ReplacementInfo></edXML:ReplacementInfoList>
      """)
    #expect(replacement.replacements.map(\.documentID) == ["G22,2018,1/A"])
    #expect(replacement.replacements.first?.organIDs.map(\.text) == ["A", "B"])
    #expect(try business("<edXML:BussinessDocType>1</edXML:BussinessDocType>").kind?.meaning == .recall)
    let strange = try business("<edXML:BussinessDocType>9</edXML:BussinessDocType>")
    #expect(strange.kind?.meaning == nil && strange.kind?.text == "9")
  }

  @Test("is read in the older namespace, within SOAP too, and without an outer element")
  func older() throws {
    let text = String(decoding: Samples.smallest, as: UTF8.self).replacing(Samples.namespace, with: Samples.older)
    let older = try Message.read(Array(text.utf8))
    #expect(older.message.document.documentID == "test-doc")
    #expect(older.problems.contains { $0.kind == .irregular })
    let soap = """
      <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:edXML="\(Samples.older)"><s:Header>\
      <edXML:MessageHeader><edXML:DocumentId>test-doc</edXML:DocumentId></edXML:MessageHeader></s:Header><s:Body>\
      <edXML:Manifest><edXML:Reference><edXML:AttachmentName>a.pdf</edXML:AttachmentName></edXML:Reference></edXML:Manifest>\
      </s:Body></s:Envelope>
      """
    let inSOAP = try read(Array(soap.utf8))
    #expect(inSOAP.documentID == "test-doc" && inSOAP.references.map(\.name) == ["a.pdf"])
    let bare = """
      <edXMLEnvelope xmlns="\(Samples.namespace)"><edXMLHeader><MessageHeader><DocumentId>x</DocumentId></MessageHeader>\
      </edXMLHeader></edXMLEnvelope>
      """
    #expect(try read(Array(bare.utf8)).documentID == "x")
    let carried = """
      <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><edXML xmlns="\(Samples.namespace)">\(bare)\
      <AttachmentEncoded><Attachment><AttachmentName>a.txt</AttachmentName>\
      <ContentTransferEncoded>eGlu</ContentTransferEncoded></Attachment></AttachmentEncoded></edXML></s:Body></s:Envelope>
      """
    let inBody = try read(Array(carried.utf8))
    #expect(inBody.documentID == "x" && inBody.attachments.map(\.name) == ["a.txt"])
  }

  @Test("is a recall however its sender spells the business: what is to be destroyed is never taken for new")
  func spelled() throws {
    for name in ["Bussiness", "Business"] {
      let text = String(decoding: Samples.smallest, as: UTF8.self).replacing(
        "</edXML:MessageHeader>",
        with: """
          </edXML:MessageHeader><edXML:TraceHeaderList><edXML:\(name)><edXML:\(name)DocType>1</edXML:\(name)DocType>\
          </edXML:\(name)></edXML:TraceHeaderList>
          """)
      #expect(try read(Array(text.utf8)).kind.meaning == .recall, "\(name)")
    }
  }

  @Test("has attachments that stand in no namespace, or with the prefix, as those without it")
  func enclosed() throws {
    for (name, declared) in [("", " xmlns=\"\""), ("edXML:", " xmlns:edXML=\"\(Samples.namespace)\"")] {
      let enclosed = """
        <\(name)AttachmentEncoded\(declared)><\(name)Attachment><\(name)AttachmentName>a.txt</\(name)AttachmentName>\
        <\(name)ContentTransferEncoded>YQ==</\(name)ContentTransferEncoded></\(name)Attachment></\(name)AttachmentEncoded>
        """
      let message = try read(Samples.document("", enclosed: enclosed))
      #expect(message.attachments.map(\.name) == ["a.txt"] && message.attachments.map(\.payload) == [[0x61]])
      #expect(message.unknown.isEmpty)
    }
  }

  @Test("loses nothing that is not understood: it is kept where it stood")
  func unknown() throws {
    let message = try read(
      Samples.message(
        header: """
          <edXML:MessageHeader><edXML:From><edXML:OrganId>A</edXML:OrganId><edXML:MaSoThue>1</edXML:MaSoThue></edXML:From>\
          <x:La xmlns:x="urn:x" a="1"><x:Trong/></x:La><edXML:DocumentId>1</edXML:DocumentId>\
          <edXML:DocumentId>2</edXML:DocumentId></edXML:MessageHeader><edXML:Khac/>
          """))
    #expect(message.documentID == "1")
    #expect(message.unknown.map(\.within) == ["MessageHeader/From", "MessageHeader", "MessageHeader", ""])
    #expect(message.unknown.map(\.xml).contains("<x:La xmlns:x=\"urn:x\" a=\"1\"><x:Trong></x:Trong></x:La>"))
  }

  @Test("says what is too long, no day, no known code or twice there, and is read all the same")
  func problems() throws {
    let long = String(repeating: "ắ", count: 501)
    let read = try Message.read(
      Samples.document(
        """
        <edXML:From><edXML:OrganId>A</edXML:OrganId></edXML:From><edXML:To><edXML:OrganId>B</edXML:OrganId></edXML:To>\
        <edXML:To><edXML:OrganId>B</edXML:OrganId></edXML:To><edXML:Subject>\(long)</edXML:Subject>\
        <edXML:PromulgationInfo><edXML:PromulgationDate>21/03/2030</edXML:PromulgationDate></edXML:PromulgationInfo>\
        <edXML:DueDate>mai</edXML:DueDate><edXML:OtherInfo><edXML:Priority>7</edXML:Priority></edXML:OtherInfo>
        """), today: Day(year: 2026, month: 11, day: 26))
    let found = Set(read.problems.map { "\($0.kind.rawValue) \($0.part)" })
    #expect(
      found.isSuperset(of: [
        "too-long MessageHeader/Subject", "mismatch MessageHeader/To[2]/OrganId",
        "mismatch MessageHeader/PromulgationInfo/PromulgationDate", "wrong-type MessageHeader/DueDate",
        "wrong-type MessageHeader/OtherInfo/Priority",
      ]), "\(found)")
    #expect(read.message.document.subject == long)
  }
}

@Suite("A status that others wrote")
struct StatusReadingTests {
  private let parts = """
    <edXML:From><edXML:OrganId>H51.15</edXML:OrganId></edXML:From><edXML:ResponseFor><edXML:OrganId>G22</edXML:OrganId>\
    <edXML:Code>267/VPCP-TTĐT</edXML:Code><edXML:DocumentId>G22,2018/03/21,267/VPCP-TTĐT</edXML:DocumentId>\
    <edXML:PromulgationDate>2018/03/21</edXML:PromulgationDate></edXML:ResponseFor>\
    <edXML:StaffInfo><edXML:Staff>Lan</edXML:Staff></edXML:StaffInfo><edXML:StatusCode>03</edXML:StatusCode>\
    <edXML:Description>vào sổ</edXML:Description><edXML:Timestamp>2018/03/22 08:00:00</edXML:Timestamp>
    """

  @Test(
    "stands in an element of its own, in the header, or in the MessageHeader",
    arguments: ["Status", "MessageHeader", ""])
  func places(_ name: String) throws {
    let within = name.isEmpty ? parts : "<edXML:\(name)>\(parts)</edXML:\(name)>"
    guard case .status(let status) = try Message.read(Samples.message(header: within)).message else {
      Issue.record("no status")
      return
    }
    #expect(status.status?.meaning == .registered)
    #expect(status.responseFor?.organID?.text == "G22")
    #expect(status.responseFor?.code == "267/VPCP-TTĐT")
    #expect(status.staff?.name == "Lan")
    #expect(status.timestamp?.instant == Instant("2018-03-22T08:00:00+07:00"))
    #expect(status.unknown.isEmpty)
  }

  @Test("has one of the nine codes, with or without its zero, or another that is kept")
  func codes() {
    #expect(DocumentStatus.allCases.map(\.rawValue) == ["01", "02", "03", "04", "05", "06", "13", "15", "16"])
    #expect(DocumentStatus(wire: "3") == .registered)
    #expect(DocumentStatus(wire: "14") == nil)
    #expect(DocumentStatus.allCases.filter(\.isFromSender) == [.recallRequested])
  }
}
