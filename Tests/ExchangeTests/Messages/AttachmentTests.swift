import Crypto
import Exchange
import Testing

@Suite("An attachment of a message")
struct AttachmentTests {
  private func attachment(
    _ digits: String, name: String = "cv.pdf", type: String = "application/zip"
  ) throws -> Enclosure {
    let bytes = Samples.document("", enclosed: Samples.attachment(digits, name: name, type: type))
    return try #require(try Message.read(bytes).message.document.attachments.first)
  }

  @Test(
    "is unpacked from its zip file, whatever the entry is called and whatever type is claimed",
    arguments: ["application/zip", "text/plain"])
  func packed(_ type: String) throws {
    let zip = try Samples.made(
      """
      with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zip:
          zip.writestr("0c6cf1f8-6a80-4be1-9f9c-7f7c2c8f4d1c.edxml", "xin chào " * 2000)
      """)
    let found = try attachment(zip.base64, name: "công văn.doc", type: type)
    #expect(found.packing == .zip(entry: "0c6cf1f8-6a80-4be1-9f9c-7f7c2c8f4d1c.edxml"))
    let content = Array(String(repeating: "xin chào ", count: 2000).utf8)
    #expect(try found.content() == content)
    #expect(try found.digest().sha256 == SHA256(of: content))
    #expect(try found.digest().bytes == content.count)
  }

  @Test("is taken as it is when it is no zip file with one entry, whatever type is claimed")
  func plain() throws {
    let paper = Array("%PDF-1.7\n".utf8)
    let found = try attachment(paper.base64)
    #expect(found.packing == .plain)
    #expect(try found.content() == paper)
    let two = try Samples.made(
      """
      with zipfile.ZipFile(path, "w") as zip:
          zip.writestr("[Content_Types].xml", "a")
          zip.writestr("word/document.xml", "b")
      """)
    #expect(try attachment(two.base64, name: "a.docx").content() == two)
  }

  @Test("that is a zip file by its own name is not taken apart, unless it was packed once more")
  func zipFile() throws {
    let own = try Samples.made("with zipfile.ZipFile(path, \"w\") as zip: zip.writestr(\"hồ sơ.pdf\", \"a\")")
    #expect(try attachment(own.base64, name: "ho-so.zip").content() == own)
    let packed = try #require(
      Enclosure(packing: own, named: "ho-so.zip", identifier: "0c6cf1f8-6a80-4be1-9f9c-7f7c2c8f4d1c"))
    #expect(try packed.content() == own)
  }

  @Test("is decoded with white space anywhere and without its padding, and is none when it is no base64")
  func base64() throws {
    #expect(try attachment("\n  eGlu\r\n IGNo\tw6A=\n", type: "text/plain").content() == Array("xin chà".utf8))
    #expect(try attachment("eGluIGNow6A", type: "text/plain").content() == Array("xin chà".utf8))
    for wrong in ["eGlu*", "a", "====", "eGlu=IGNo"] {
      let found = try attachment(wrong)
      #expect(found.payload == nil)
      #expect(throws: AttachmentFault.notBase64) { try found.content() }
    }
    let read = try Message.read(Samples.document("", enclosed: Samples.attachment("*")))
    #expect(read.problems.contains { $0.kind == .attachment })
  }

  @Test("that would unpack to a multiple beyond measure is not unpacked")
  func bomb() throws {
    let zip = try Samples.made(
      """
      with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zip:
          zip.writestr("a.pdf", b"\\0" * (64 << 20))
      """)
    let found = try attachment(zip.base64)
    #expect(throws: AttachmentFault.tooLarge) { try found.content() }
    #expect(throws: AttachmentFault.tooLarge) { try found.digest() }
  }

  @Test("that claims to be small and is not, or is damaged or locked, is not given out")
  func damaged() throws {
    let zip = try Samples.made(
      "with zipfile.ZipFile(path, \"w\", zipfile.ZIP_DEFLATED) as zip: zip.writestr(\"a.pdf\", \"abc\" * 5000)")
    var lying = zip
    // The length and the checksum in the directory.
    let directory = try #require(lying.indices.last { lying[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
    lying[directory + 24] ^= 1
    #expect(throws: AttachmentFault.damaged) { try attachment(lying.base64).content() }
    lying = zip
    lying[directory + 16] ^= 1
    #expect(throws: AttachmentFault.damaged) { try attachment(lying.base64).digest() }
    lying = zip
    lying[directory + 8] |= 1
    #expect(throws: AttachmentFault.locked) { try attachment(lying.base64).content() }
    let cut = try Message.read(Samples.document("", enclosed: Samples.attachment(Array(zip.dropLast(9)).base64)))
    #expect(cut.problems.contains { $0.kind == .attachment && $0.part.hasSuffix("ContentTransferEncoded") })
  }

  @Test("has an entry whose name leads out of the folder only as a text")
  func path() throws {
    let zip = try Samples.made("with zipfile.ZipFile(path, \"w\") as zip: zip.writestr(\"../../etc/passwd\", \"a\")")
    let found = try attachment(zip.base64)
    #expect(found.packing == .zip(entry: "../../etc/passwd"))
    #expect(try found.content() == Array("a".utf8))
    #expect(found.name == "cv.pdf")
    let named = try Message.read(Samples.document("", enclosed: Samples.attachment(zip.base64)))
    #expect(named.problems.contains { $0.kind == .irregular && $0.part.hasSuffix("ContentTransferEncoded") })
  }

  @Test("is found by the manifest with or without cid:, and its name there where it has none")
  func manifest() throws {
    let body = """
      <edXML:edXMLBody><edXML:edXMLManifest version="1.0"><edXML:Reference xmlns:l="http://www.w3.org/1999/xlink" l:href="cid:1">\
      <edXML:AttachmentName>cv.pdf</edXML:AttachmentName></edXML:Reference><edXML:Reference>\
      <edXML:ContentId>cid:2</edXML:ContentId></edXML:Reference></edXML:edXMLManifest></edXML:edXMLBody>
      """
    let enclosed = """
      <AttachmentEncoded><Attachment><ContentId>1</ContentId><ContentTransferEncoded>YQ==</ContentTransferEncoded>\
      </Attachment></AttachmentEncoded>
      """
    let read = try Message.read(Samples.message(header: "<edXML:MessageHeader/>", body: body, enclosed: enclosed))
    let message = read.message.document
    #expect(message.attachments.map { message.name(of: $0) } == ["cv.pdf"])
    #expect(read.problems.contains { $0.part == "edXMLBody/edXMLManifest/Reference[2]" })
    #expect(!read.problems.contains { $0.part == "edXMLBody/edXMLManifest/Reference[1]" })
  }
}
