import Foundation
import JSON
import Testing

@Suite("Many dossiers at once")
struct BulkTests {
  @Test("500 dossiers of the queue are accepted by one command on one connection, and again nothing happens twice")
  func season() throws {
    let office = try OfficeServer()
    let codes = try (1...500).map { try office.file("season-\($0)").code }
    let queue = try office.run("queue", "--all", "--json").output
    let run = try office.run("act", "--stdin", "tiep-nhan", "--json", input: queue)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let results = try run.lines.map { try JSONValue(reading: String($0)) }
    #expect(Set(results.compactMap { $0["code"]?.text }) == Set(codes) && results.count == 500)
    #expect(results.allSatisfy { $0["outcome"]?.text == "done" && $0["line"]?.number == 1 })
    let version = try office.json("show", codes[0])["version"]?.number
    let again = try office.run("act", "--stdin", "tiep-nhan", "--json", input: queue)
    #expect(again.status == 0 && again.output == run.output)
    #expect(try office.json("show", codes[0])["version"]?.number == version)
  }

  @Test("each line may say its own action; a refusal stops nothing and a wrong line is named by its number")
  func mixed() throws {
    let office = try OfficeServer()
    let codes = try (1...4).map { try office.file("mixed-\($0)").code }
    _ = try office.json("act", codes[2], "tiep-nhan")
    let input = """
      {"code": "\(codes[0])", "task": 1, "version": 1, "action": "tu-choi", "reason": "Không đúng thẩm quyền"}
      {"code": "\(codes[1])", "task": 1, "version": 1, "action": "tiep-nhan"}

      {"code": "\(codes[2])", "task": 1, "version": 1, "action": "tiep-nhan"}
      {"code": "\(codes[3])", "task": 1, "version": 1, "acton": "tiep-nhan"}
      {"code": "\(codes[3])", "task": 1, "version": 1}
      \(codes[3])\t1\t1\ttiep-nhan
      \(codes[3])
      {"code": "H56.06-261119-9999", "task": 1, "version": 1, "action": "tiep-nhan"}
      {"code": "\(codes[3])", "task": 1, "version": 1, "action": "tu-choi"}
      {"code": "\(codes[3])"
      """
    let run = try office.run("act", "--stdin", "--json", input: input)
    #expect(run.status == 1)
    let results = try run.lines.map { try JSONValue(reading: String($0)) }
    #expect(
      results.compactMap { $0["outcome"]?.text } == [
        "done", "done", "refused", "malformed", "malformed", "malformed", "malformed", "refused", "refused",
        "malformed",
      ])
    #expect(results.compactMap { $0["line"]?.number } == [1, 2, 4, 5, 6, 7, 8, 9, 10, 11])
    #expect(
      results.compactMap { $0["problem"]?["code"]?.text } == [
        "stale", "malformed", "malformed", "malformed", "malformed", "no-such-dossier", "reason-missing", "malformed",
      ])
    #expect(results[3]["problem"]?["vi"]?.text?.contains("dòng 5: /acton") == true, "\(results[3])")
    #expect(results[3]["problem"]?["vi"]?.text?.hasSuffix("ý bạn là `action`?") == true)
    #expect(run.errors == "2 đã làm, 3 bị từ chối, 5 dòng sai.\n")
    #expect(try office.json("show", codes[0])["place"]?["id"]?.text == "tu-choi")
    #expect(try office.json("show", codes[3])["version"]?.number == 1)
  }

  @Test("columns of the queue are input as they are, and a task taken in bulk is given back in bulk")
  func columns() throws {
    let office = try OfficeServer()
    for key in 1...3 { _ = try office.file("columns-\(key)") }
    let taken = try office.run("take", "--stdin", input: try office.run("queue").output)
    #expect(taken.status == 0 && taken.lines.allSatisfy { $0.hasSuffix("\t1\ttake\tdone\t2\t-") }, "\(taken.output)")
    #expect(try office.json("queue", "--mine")["tasks"]?.list.count == 3)
    let released = try office.run("release", "--stdin", input: try office.run("queue", "--json").output)
    #expect(released.status == 0 && released.lines.count == 3)
    #expect(try office.json("queue", "--free")["tasks"]?.list.count == 3)
  }

  @Test("without a server every dossier is told to be tried again, and the same run does them once it is back")
  func broken() throws {
    let office = try OfficeServer()
    _ = try office.file("broken-1")
    _ = try office.file("broken-2")
    let queue = try office.run("queue", "--json").output
    let session = try String(contentsOfFile: office.session(of: "lan"), encoding: .utf8)
    try office.folder.write(session.replacing(office.url, with: "http://127.0.0.1:9"), to: "config/away.json")
    let path = office.session(of: "away")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let away = try office.run("act", "--stdin", "tiep-nhan", as: "away", input: queue)
    #expect(away.status == 75 && away.lines.allSatisfy { $0.hasSuffix("\ttiep-nhan\tagain\t-\tunreachable") })
    #expect(away.errors.hasSuffix("2 cần chạy lại (chạy lại đúng như vậy).\n"), "\(away.errors)")
    #expect(try office.run("act", "--stdin", "tiep-nhan", input: queue).status == 0)
  }

  @Test("an endless line is refused without being kept, and the lines behind it are done")
  func endless() throws {
    let office = try OfficeServer()
    let code = try office.file("endless").code
    let input = String(repeating: "x", count: 9_000_000) + "\n\(code)\t1\t1\n"
    let run = try office.run("act", "--stdin", "tiep-nhan", input: input)
    #expect(run.status == 1 && run.lines.first == "1\t-\t-\t-\tmalformed\t-\tmalformed", "\(run.output)")
    #expect(run.lines.last == "2\t\(code)\t1\ttiep-nhan\tdone\t3\t-", "\(run.output)")
  }

  @Test("what belongs to one dossier does not go with many")
  func usage() throws {
    let office = try OfficeServer()
    #expect(try office.run("act", "--stdin", "tiep-nhan", "--task", "1").status == 64)
    #expect(try office.run("act", "--stdin", "H56.06-261119-0001", "tiep-nhan").status == 64)
    #expect(try office.run("take", "--stdin", "H56.06-261119-0001").status == 64)
    #expect(try office.run("act", "--stdin").errors == "Đầu vào không có hồ sơ nào.\n")
  }
}
