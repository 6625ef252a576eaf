import Foundation
import JSON
import Testing

@Suite("A bad connection")
struct BrokenConnectionTests {
  private let office: OfficeServer
  private let way: Bottleneck

  init() throws {
    office = try OfficeServer()
    way = try Bottleneck(to: office.url)
    let login = try office.run("login", "--server", way.url, "--name", "lan", input: OfficeServer.password + "\n")
    try #require(login.status == 0, "\(login.errors)")
  }

  /// Runs what a person is told to run.
  private func shell(_ command: Substring) throws -> Run {
    let words = try #require(command.split(separator: " ").first == "motcua" ? command.dropFirst(7) : nil)
    let place = try TemporaryFolder()
    try place.write("printf '%s\\0' \(words)", to: "words.sh")
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = [place.url.appending(path: "words.sh").path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try motcuaList(bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
  }

  @Test("whose answer is lost leaves a command that can be repeated as it is told, and happens once")
  func answerLost() throws {
    defer { way.end() }
    let code = try office.file().code
    for (words, said) in [
      (["comment", code, "Đã gọi 'điện'"], "Đã ghi chú"), (["take", code], "Đã nhận"),
      (
        ["act", code, "yeu-cau-bo-sung", "--reason", "Thiếu số hiệu", "--item", "field:so-hieu=Ghi số hiệu"],
        "Chờ bổ sung"
      ),
    ] {
      let before = try office.json("show", code)["timeline"]?.list.count ?? 0
      way.mode = .cutsAnswers
      let cut = try motcuaList(words + ["--session", office.session(of: "lan")])
      #expect(cut.status == 75 && cut.errors.contains("không rõ đã làm hay chưa"), "\(cut.errors)")
      way.mode = .open
      let happened = try office.json("show", code)["timeline"]?.list.count ?? 0
      #expect(happened > before, "the server had done it")
      let again = try #require(cut.errors.range(of: "lặp lại an toàn bằng: ").map { cut.errors[$0.upperBound...] })
      let run = try shell(again.prefix { $0 != "\n" })
      #expect(run.status == 0 && run.output.contains(said), "\(run.errors)")
      #expect(try office.json("show", code)["timeline"]?.list.count == happened, "\(words)")
    }
  }

  @Test("whose answer is lost files a paper dossier once")
  func filedOnce() throws {
    defer { way.end() }
    try office.folder.write(JSONValue.object(OfficeServer.answers).canonicalText, to: "to-khai.json")
    let file = office.folder.url.appending(path: "to-khai.json").path
    way.mode = .cutsAnswers
    let cut = try office.run("enter", "cap-ban-sao-van-bang", "--answers", file)
    #expect(cut.status == 75)
    way.mode = .open
    let again = try #require(cut.errors.range(of: "lặp lại an toàn bằng: ").map { cut.errors[$0.upperBound...] })
    let run = try shell(again.prefix { $0 != "\n" })
    #expect(run.status == 0 && run.output.contains("Mã tra cứu"), "\(run.errors)")
    #expect(try office.json("search", "duc")["dossiers"]?.list.count == 1)
    #expect(way.arrived.count { $0.hasPrefix("POST /api/v1/procedures/") } == 3, "twice by itself, once by hand")
  }

  @Test("with a busy server says when to come back, and asks once only")
  func busy() throws {
    defer { way.end() }
    let before = way.arrived.count
    way.mode = .answers(
      "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 7\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    let run = try office.run("queue")
    #expect(run.status == 75 && run.errors.contains("thử lại sau 7 giây"), "\(run.errors)")
    #expect(way.arrived.count == before + 1)
  }

  @Test(
    "to something else than this server is told from a fault of this program",
    arguments: [
      ("<html>router</html>", 200), ("{\"tasks\":[{\"task\":\"một\"}],\"next\":null}", 200), ("<html>no</html>", 404),
    ])
  func somethingElse(body: String, status: Int) throws {
    defer { way.end() }
    way.mode = .answers(
      "HTTP/1.1 \(status) X\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)")
    let run = try office.run("queue")
    #expect(run.status == 70)
    #expect(run.errors.contains(status == 404 ? "có đúng là máy chủ motcua" : "cùng phiên bản"), "\(run.errors)")
  }
}
