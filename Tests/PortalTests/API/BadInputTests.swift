import HTTPServing
import JSON
import OneStop
import Testing
import Text

@Suite("Bad input to the API")
struct BadInputTests {
  @Test(
    "of a body that is not JSON is told with the place, and nothing happens",
    arguments: [
      ("{\"answers\": {\"so-luong\": 2}", "syntax"), ("{\"answers\": {}, \"answers\": {}}", "duplicate-key"),
      (String(repeating: "[", count: 40) + String(repeating: "]", count: 40), "limit"), ("", "syntax"),
      ("{\"answers\": {\"so-luong\": 1e400}}", "number"), ("nul", "syntax"),
    ])
  func malformed(body: String, code: String) throws {
    let desk = try Desk()
    let answer = try desk.ask(
      .post, Desk.filing, ["Idempotency-Key": "k", "Content-Type": "application/json"], body: Array(body.utf8))
    #expect(answer.status == 400)
    #expect(answer.code == "malformed-json")
    #expect(answer.list("errors").first?["code"] == .string(code), "\(answer.json.canonicalText)")
    #expect(answer.headers["Content-Type"] == "application/problem+json")
  }

  @Test("of bytes that are not UTF-8 is refused as such")
  func notUTF8() throws {
    let desk = try Desk()
    let body = Array("{\"answers\": \"".utf8) + [0xC3, 0x28] + Array("\"}".utf8)
    let answer = try desk.ask(.post, Desk.filing, ["Idempotency-Key": "k"], body: body)
    #expect(answer.status == 400)
    #expect(answer.list("errors").first?["code"] == "encoding")
  }

  @Test(
    "of the wrong type, or unknown, is told with the pointer of each member",
    arguments: [
      (#"{"answers": {}, "paper": []}"#, "/paper", "unknown-key"), (#"{"answers": []}"#, "/answers", "mismatch"),
      (#"{"papers": []}"#, "/answers", "missing"), (#"[]"#, "", "mismatch"),
      (#"{"answers": {}, "papers": [{"part": "giay-uy-quyen"}]}"#, "/papers/0/upload", "missing"),
      (#"{"answers": {}, "papers": [{"part": "A B", "upload": "00"}]}"#, "/papers/0/part", "mismatch"),
      (#"{"answers": {}, "papers": [{"part": "a", "upload": "../../etc/passwd"}]}"#, "/papers/0/upload", "mismatch"),
      (#"{"answers": {}, "channel": "fax"}"#, "/channel", "mismatch"),
    ])
  func wrongShape(body: String, pointer: String, code: String) throws {
    let desk = try Desk()
    let answer = try desk.ask(.post, Desk.filing, ["Idempotency-Key": "k"], body: Array(body.utf8))
    #expect(answer.status == 422)
    #expect(answer.code == "invalid-body")
    #expect(answer.pointers == [pointer])
    #expect(answer.list("errors").first?["code"] == .string(code))
  }

  @Test("of answers is told all at once, each with its pointer and words in both languages")
  func complaints() throws {
    let desk = try Desk()
    let answers = Desk.answers(["so-luong": 99, "dien-thoai": "12", "mau-moi": "x"])
    let answer = try desk.ask(
      .post, Desk.filing, ["Idempotency-Key": "k", "Accept-Language": "en"], json: ["answers": answers])
    #expect(answer.status == 422)
    #expect(answer.code == "invalid-answers")
    #expect(Set(answer.pointers) == ["/answers/so-luong", "/answers/dien-thoai", "/answers/mau-moi"])
    #expect(answer.headers["Content-Language"] == "en")
    for detail in answer.list("errors") {
      #expect(detail["words"]?["vi"] != detail["words"]?["en"])
      #expect(detail["detail"] == detail["words"]?["en"])
    }
  }

  @Test("of another media type is refused before it is read")
  func mediaType() throws {
    let desk = try Desk()
    #expect(throws: HTTPRefusal.Code.bodyKind) {
      try desk.ask(
        .post, Desk.filing, ["Idempotency-Key": "k", "Content-Type": "text/plain"], body: Array("{}".utf8))
    }
  }

  @Test(
    "of a query that nobody knows or can read names the parameter",
    arguments: [
      ("/queue?limt=5", "limt", "parameter-unknown"), ("/queue?limit=0", "limit", "parameter-malformed"),
      ("/queue?limit=501", "limit", "parameter-malformed"), ("/queue?limit=5&limit=6", "limit", "parameter-twice"),
      ("/queue?limit=99999999999999999999", "limit", "parameter-malformed"),
      ("/queue?holder=you", "holder", "parameter-malformed"), ("/queue?after=zzz", "after", "parameter-malformed"),
      ("/queue?after=eyJjb2RlIjoieCJ9", "after", "parameter-malformed"),
      ("/queue?dueBefore=tomorrow", "dueBefore", "parameter-malformed"),
      ("/search", "q", "parameter-missing"), ("/search?q=%20", "q", "parameter-missing"),
      ("/search?q=a&after=%00", "after", "parameter-malformed"),
    ])
  func query(path: String, name: String, code: String) throws {
    let desk = try Desk()
    let line = try desk.officer("lan")
    guard !path.contains("%00") else {
      // A NUL is refused by the server itself, before any handler.
      #expect(throws: HTTPRefusal.Code.self) { try desk.ask(.get, path, ["Authorization": line]) }
      return
    }
    let answer = try desk.ask(.get, path, ["Authorization": line])
    #expect(answer.status == 400)
    #expect(answer.code == code)
    #expect(answer.list("errors").first?["parameter"] == .string(name))
  }

  @Test("of an upload is refused in words: empty, of a kind that is not taken, with another ending, without a name")
  func uploads() throws {
    let desk = try Desk()
    #expect(try desk.upload([]).code == "file-empty")
    #expect(try desk.upload(Array("MZ program".utf8), name: "a.exe").code == "file-type")
    #expect(try desk.upload(Array("%PDF-1.7".utf8), name: "a.png").code == "file-type")
    let nameless = try desk.ask(
      .post, "/uploads", ["Content-Type": "application/pdf"], body: Array("%PDF-1.7".utf8))
    #expect(nameless.status == 400)
    #expect(nameless.code == "parameter-missing")
  }

  @Test("of an upload for a part is judged by what the part takes, before it is kept")
  func uploadsForParts() throws {
    let desk = try Desk()
    func upload(_ query: String, _ bytes: [UInt8] = Array("<a/>".utf8), name: String = "a.xml") throws -> Answer {
      try desk.ask(.post, "/uploads?name=\(name)\(query)", ["Content-Type": "application/octet-stream"], body: bytes)
    }
    let place = "&procedure=cap-ban-sao-van-bang&part="
    #expect(try upload("").status == 201)
    let other = try upload(place + "giay-uy-quyen")
    #expect(other.status == 415 && other.code == "file-type")
    #expect(other.text("detail")?.contains("PDF, JPG, PNG, TIFF, HEIC, WebP") == true)
    let long = try upload(place + "giay-uy-quyen", [UInt8](repeating: 0x20, count: (10 << 20) + 1), name: "a.pdf")
    #expect(long.status == 413 && long.code == "file-too-large")
    #expect(try upload(place + "giay-uy-quyne").code == "no-such-part")
    #expect(try upload("&part=giay-uy-quyen").code == "parameter-missing")
    #expect(try upload("&procedure=khong-co&part=a").code == "no-such-procedure")
    let procedure = try desk.ask(.get, "/procedures/cap-ban-sao-van-bang")
    #expect(procedure.list("parts").first?["files"]?["most"] == 5)
  }

  @Test("of uploads beyond the quota is answered 429 with the time to wait, or 507 when all is full")
  func quota() throws {
    var quota = UploadQuota()
    quota.filesOfOne = 1
    let desk = try Desk(quota: quota)
    #expect(try desk.upload().status == 201)
    let own = try desk.upload(Array("%PDF-1.7 2".utf8))
    #expect(own.status == 429)
    #expect(own.code == "upload-quota")
    #expect(own.headers["Retry-After"] == "86400")
    quota = UploadQuota()
    quota.bytesOfAll = 4
    let all = try Desk(quota: quota).upload()
    #expect(all.status == 507)
    #expect(all.code == "uploads-full")
  }

  @Test("of a file name loses its path and control characters")
  func names() throws {
    let desk = try Desk()
    let answer = try desk.upload(name: "../../etc/\u{202E}giấy ủy\u{7} quyền.pdf")
    #expect(answer.status == 201)
    #expect(answer.text("name") == "giấy ủy quyền.pdf")
  }
}
