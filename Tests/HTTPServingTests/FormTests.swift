import Crypto
import Testing

@testable import HTTPServing

private func multipart(_ text: String, boundary: String = "xyz", _ limits: FormLimits = FormLimits()) throws -> Form {
  let headers = Headers(["Content-Type": "multipart/form-data; boundary=\(boundary)"])
  let request = try Request(.post, "/", headers: headers, body: Array(text.replacing("\n", with: "\r\n").utf8))
  return try request.form(limits)
}

private func part(_ disposition: String, _ content: String, type: String? = nil) -> String {
  let type = type.map { "Content-Type: \($0)\n" } ?? ""
  return "--xyz\nContent-Disposition: form-data; \(disposition)\n\(type)\n\(content)\n"
}

@Suite("A form")
struct FormTests {
  @Test("of fields is read as browsers send it")
  func urlencoded() throws {
    let headers = Headers(["Content-Type": "application/x-www-form-urlencoded; charset=utf-8"])
    let request = try Request(.post, "/", headers: headers, body: Array("ten=Nguy%E1%BB%85n+An&x=1".utf8))
    #expect(try request.form().fields["ten"] == "Nguyễn An")
    #expect(throws: HTTPRefusal.Code.bodyTooLarge) {
      var limits = FormLimits()
      limits.fieldBytes = 10
      _ = try request.form(limits)
    }
  }

  @Test("of parts is read into fields and files")
  func parts() throws {
    let form = try multipart(
      part("name=\"ten\"", "Nguyễn Thị\nÁnh")
        + part("name=\"anh\"; filename=\"giấy.pdf\"", "%PDF-1\n\n--xy", type: "Application/PDF")
        + part("name=\"trong\"; filename=\"\"", "") + part("name=\"ten\"", "") + "--xyz--\n")
    #expect(form.fields.items.map(\.name) == ["ten", "ten"])
    #expect(form.fields["ten"] == "Nguyễn Thị\r\nÁnh")
    let file = try #require(form.files.first)
    #expect(form.files.count == 1)
    #expect((file.field, file.name, file.type) == ("anh", "giấy.pdf", "application/pdf"))
    var reader = file.reader()
    let content = try reader.next()
    #expect(content == Array("%PDF-1\r\n\r\n--xy".utf8))
    #expect(try reader.next() == nil)
    #expect(file.sha256 == SHA256(of: "%PDF-1\r\n\r\n--xy"))
    #expect(form.files("anh").count == 1)
    #expect(form.files("ten").isEmpty)
  }

  @Test("with an empty file that has a name keeps it")
  func emptyFile() throws {
    let form = try multipart(part("name=\"f\"; filename=\"a.txt\"", "") + "--xyz--")
    #expect(form.files.map(\.size) == [0])
    #expect(form.files.first?.sha256 == SHA256(of: ""))
  }

  @Test("finds its boundary wherever a piece of the body ends")
  func pieces() throws {
    for length in [0, 1, 65_400, 65_500, 65_530, 65_536, 131_000, 200_000] {
      let content = String(repeating: "\r\n--xy", count: length / 6) + String(repeating: "q", count: length % 6)
      let body =
        "--xyz\r\nContent-Disposition: form-data; name=f; filename=a\r\n\r\n\(content)\r\n--xyz\r\n"
        + "Content-Disposition: form-data; name=g\r\n\r\nv\r\n--xyz--\r\n"
      let headers = Headers(["Content-Type": "multipart/form-data; boundary=xyz"])
      let form = try Request(.post, "/", headers: headers, body: Array(body.utf8)).form()
      #expect(form.fields["g"] == "v")
      #expect(form.files.first?.size == length)
      #expect(form.files.first?.sha256 == SHA256(of: content))
    }
  }

  @Test("that is broken off or malformed is refused")
  func malformed() {
    let good = part("name=\"a\"", "1")
    let shapes = [
      "", "--xyz", good, good + "--xyz", good + "--xyz-", "--abc\n\n", "x" + good,
      "--xyz\n\n1\n--xyz--", "--xyz\nContent-Disposition: form-data\n\n1\n--xyz--",
      "--xyz\nContent-Disposition: attachment; name=a\n\n1\n--xyz--", "--xyz\nnonsense\n\n1\n--xyz--",
      "--xyz \nContent-Disposition: form-data; name=a\n\n1\n--xyz--",
    ]
    for shape in shapes {
      #expect(throws: HTTPRefusal.Code.fieldsMalformed, "\(shape)") { try multipart(shape) }
    }
    #expect(throws: HTTPRefusal.Code.fieldsMalformed) { try multipart(good + "--xyz--", boundary: "") }
    #expect(throws: HTTPRefusal.Code.textNotUTF8) { try multipart(part("name=\"a\"", "\0") + "--xyz--") }
  }

  @Test("of another kind is not a form")
  func kind() throws {
    let request = try Request(.post, "/", headers: Headers(["Content-Type": "text/plain"]), body: [])
    #expect(throws: HTTPRefusal.Code.bodyKind) { try request.form() }
  }

  @Test("is bounded in fields, files, bytes and heads")
  func bounded() throws {
    var limits = FormLimits()
    limits.fields = 2
    limits.files = 1
    limits.fieldBytes = 10
    limits.partHeadBytes = 100
    let field = part("name=\"a\"", "12345")
    let file = part("name=\"f\"; filename=\"x\"", "content longer than the fields may be")
    #expect(try multipart(field + field + file + "--xyz--", limits).fields.items.count == 2)
    #expect(throws: HTTPRefusal.Code.tooManyFields) { try multipart(field + field + field + "--xyz--", limits) }
    #expect(throws: HTTPRefusal.Code.tooManyFields) { try multipart(file + file + "--xyz--", limits) }
    #expect(throws: HTTPRefusal.Code.bodyTooLarge) {
      try multipart(part("name=\"a\"", "12345678901") + "--xyz--", limits)
    }
    let longHead = "name=\"\(String(repeating: "a", count: 100))\""
    #expect(throws: HTTPRefusal.Code.fieldsMalformed) { try multipart(part(longHead, "") + "--xyz--", limits) }
    let empty = String(repeating: part("name=\"f\"; filename=\"\"", ""), count: 4)
    #expect(throws: HTTPRefusal.Code.tooManyFields) { try multipart(empty + "--xyz--", limits) }
  }
}

@Suite("A file's name")
struct FileNameTests {
  @Test(
    "is made safe",
    arguments: [
      ("giấy khai sinh.pdf", "giấy khai sinh.pdf"), ("../../etc/passwd", "passwd"), ("C:\\Users\\An\\a.doc", "a.doc"),
      ("/", "tep"), ("..", "tep"), ("", "tep"), (".bashrc", "bashrc"), ("a\0b\u{7}.txt", "ab.txt"),
      ("a.txt. .", "a.txt"),
      ("\u{202E}fdp.exe", "fdp.exe"), ("e\u{302}\u{301}.txt", "ế.txt"), ("a%22b.txt", "a_b.txt"),
      ("a:b*c?.txt", "a_b_c_.txt"),
      ("a\r\nb.txt", "ab.txt"), ("a%0D%0Ab.txt", "ab.txt"),
    ])
  func safe(sent: String, expected: String) {
    #expect(FileName.safe(sent) == expected)
    #expect(FileName.safe(sent).utf8.elementsEqual(expected.utf8))
  }

  @Test("is shortened between its letters, the ending kept")
  func short() {
    let name = FileName.safe(String(repeating: "ễ", count: 300) + ".pdf")
    #expect(name.utf8.count <= 200)
    #expect(name.hasSuffix("ễ.pdf"))
  }
}
