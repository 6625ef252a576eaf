import Crypto
import Exchange
import Foundation
import Testing

/// What a reader that is not of this house makes of messages written here: Python's own XML, base64 and zip.
@Suite("A message written here, read by another program")
struct SecondReaderTests {
  private static let reader = """
    import base64, hashlib, io, json, xml.etree.ElementTree as tree
    ns = {"e": "http://www.mic.gov.vn/TBT/QCVN_102_2016"}
    root = tree.parse(sys.argv[2]).getroot()
    def text(path): return root.findtext(path, None, ns)
    head = "e:edXMLEnvelope/e:edXMLHeader/e:MessageHeader/"
    files = []
    for each in root.findall("e:AttachmentEncoded/e:Attachment", ns):
        payload = base64.b64decode(each.findtext("e:ContentTransferEncoded", None, ns), validate=True)
        if each.findtext("e:ContentType", None, ns) == "application/zip":
            with zipfile.ZipFile(io.BytesIO(payload)) as archive:
                assert archive.testzip() is None and len(archive.namelist()) == 1
                payload = archive.read(archive.namelist()[0])
        files.append(hashlib.sha256(payload).hexdigest())
    answer = {
        "from": text(head + "e:From/e:OrganId"),
        "to": [each.text for each in root.findall(head + "e:To/e:OrganId", ns)],
        "id": text(head + "e:DocumentId"), "subject": text(head + "e:Subject"),
        "code": text(head + "e:Code/e:CodeNumber") + "/" + text(head + "e:Code/e:CodeNotation"),
        "kind": text("e:edXMLEnvelope/e:edXMLHeader/e:TraceHeaderList/e:Bussiness/e:BussinessDocType"), "files": files,
    }
    open(path, "w").write(json.dumps(answer))
    """

  private struct Answer: Decodable {
    let from: String?
    let to: [String]
    let id: String?
    let subject: String?
    let code: String
    let kind: String?
    let files: [String]
  }

  @Test("says there what it says here, and has the same files", arguments: BusinessKind.allCases)
  func agrees(_ kind: BusinessKind) throws {
    var message = Samples.full(kind: kind)
    let large = Array(String(repeating: "Cộng hòa xã hội chủ nghĩa Việt Nam ", count: 5_000).utf8)
    message.attachments += [
      Enclosure(packing: large, named: "phu-luc.pdf", identifier: "0c6cf1f8-6a80-4be1-9f9c-7f7c2c8f4d1c"),
      Enclosure(contentID: "cid:3", name: "a.pdf", contentType: "application/pdf", payload: Array("%PDF".utf8)),
    ].compactMap { $0 }
    let bytes = try Message.document(message).written()
    let file = FileManager.default.temporaryDirectory.appending(path: "motcua-second-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    let answer = try JSONDecoder().decode(
      Answer.self, from: Data(Samples.made(SecondReaderTests.reader, file.path)))
    #expect(answer.from == "H56.06" && answer.to == ["000.00.15.H51", "vxp.saas.03"])
    #expect(answer.id == message.documentID && answer.subject == message.subject && answer.code == "05/SGDĐT-VP")
    #expect(answer.kind == kind.wire)
    #expect(answer.files == (try message.attachments.map { try $0.digest().sha256.hex }))
    #expect(bytes.count < large.count, "what packs well is packed")
  }
}
