import Foundation
import RecordKeeping
import SQLiteStore
import Testing

@Suite("Commands on a data folder")
struct OperatingCommandTests {
  private let head = "so-vao-so;so-hieu;ho-ten;ngay-sinh;loai-van-bang;nam-tot-nghiep"

  private func load(_ table: [UInt8], _ folder: TemporaryFolder) throws -> Run {
    let file = folder.url.appending(path: "bảng.csv")
    try Data(table).write(to: file)
    return try motcuaList([
      "register", "load", "so-goc-van-bang", file.path, "--data", folder.url.appending(path: "data").path, "--lang",
      "en",
    ])
  }

  @Test("make an account while a server runs, and its password lets in at once")
  func userAdd() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(in: folder)
    try folder.write("một mật khẩu dài\n", to: "password")
    let file = folder.url.appending(path: "password").path
    let run = try motcuaList(["user", "add", "lan", "--password-file", file, "--data", server.data.path])
    let listed = try motcuaList(["user", "list", "--data", server.data.path])
    #expect(listed.status == 0, "\(listed.errors)")
    #expect(listed.lines.first == "lan\tNguyễn Thị Lan\tyes\tcan-bo-mot-cua@so-gddt", "\(listed.output)")
    #expect(listed.lines.dropFirst().first?.contains("\tno\t") == true)
    #expect(run.status == 0, "\(run.errors)")
    let body = #"{"name": "lan", "password": "một mật khẩu dài"}"#
    #expect(try server.ask("POST", "api/v1/sessions", json: body).status == 201)
    #expect(server.stop() == 0)
  }

  @Test("refuse an officer whom nobody knows, with the nearest name, and a short password")
  func userRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("kurz\n", to: "password")
    let more = ["--password-file", folder.url.appending(path: "password").path, "--data", folder.url.path + "/data"]
    let unknown = try motcuaList(["user", "add", "lann"] + more)
    #expect(unknown.status == 64 && unknown.errors.contains("“lan”"))
    let short = try motcuaList(["user", "add", "lan"] + more)
    #expect(short.status == 1 && short.errors.contains("10"))
  }

  @Test("erase nothing while the clock is in doubt, until a person says what day it is")
  func doubtfulClock() throws {
    let folder = try TemporaryFolder()
    let data = folder.url.path + "/data"
    func erase(_ more: String...) throws -> Run {
      try motcuaList(["retention", "erase", "--data", data, "--lang", "en"] + more)
    }
    #expect(try erase().output == "Erased: 0 dossier(s); held back: 0.\n")
    try Connection(data + "/record.sqlite", mode: .visitor).script("UPDATE clock_watch SET seen_at = 0")
    let doubted = try erase()
    #expect(doubted.status == 1 && doubted.output.isEmpty)
    #expect(doubted.errors.contains("01/01/1970") && doubted.errors.contains("--today"), "\(doubted.errors)")
    let list = try erase("--dry-run")
    #expect(list.status == 0 && list.output == "The retention of no dossier has ended.\n")
    #expect(list.errors.contains("nothing is erased"), "\(list.errors)")
    let other = try erase("--today", "2001-01-01")
    let day = try #require(other.errors.firstMatch(of: #/clock says ([0-9/]+), not 01/01/2001/#)?.1)
    #expect(other.status == 1)
    let right = try erase("--today", String(day))
    #expect(right.status == 0, "\(right.errors)")
  }

  @Test("load a register as spreadsheets write it: semicolons, a byte order mark, CRLF, quotes")
  func registerLoaded() throws {
    let folder = try TemporaryFolder()
    let rows = [
      head, "125/2008;B 0123456;\"TRẦN VĂN \"\"ĐỨC\"\"\";01/05/1990;\"Bằng THPT; bản chính\";2008",
      "126/2008;B 0123457;LÊ THỊ MAI;02/06/1990;Bằng THPT;2008", "",
    ]
    let run = try load([0xEF, 0xBB, 0xBF] + Array(rows.joined(separator: "\r\n").utf8), folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("2 entries"))
  }

  @Test("load nothing of a table with faults, and tell each with its row and column")
  func registerRefused() throws {
    let folder = try TemporaryFolder()
    let rows = [
      head, "125/2008;B 0123456;TRẦN VĂN ĐỨC;31/02/1990;Bằng THPT;2008",
      "125/2008;B 0123457;LÊ THỊ MAI;02/06/1990;X;năm",
    ]
    let run = try load(Array(rows.joined(separator: "\n").utf8), folder)
    #expect(run.status == 1)
    #expect(run.errors.contains(":2:ngay-sinh:") && run.errors.contains(":3:nam-tot-nghiep:"))
    #expect(run.errors.contains("nothing was loaded"))
  }

  @Test(
    "tell where a table cannot be read",
    arguments: [
      ("a;b\n\"open;2\n3;4\n", ":2:"), ("a;b\n1;2\n3;x\"y\n", ":3:"), ("a;b\n\"1\"2;3\n", ":2:"),
    ])
  func unreadable(table: String, place: String) throws {
    let run = try load(Array(table.utf8), try TemporaryFolder())
    #expect(run.status == 1)
    #expect(run.errors.contains("bảng.csv\(place)"), "\(run.errors)")
  }

  @Test("say that a table is not UTF-8")
  func notUTF8() throws {
    let run = try load(Array("\(head)\n1;2;".utf8) + [0xD0, 0x20, 0x0A], try TemporaryFolder())
    #expect(run.status == 1 && run.errors.contains("UTF-8"))
  }

  @Test("prove and rebuild an empty log")
  func emptyLog() throws {
    let folder = try TemporaryFolder()
    let data = folder.url.appending(path: "data").path
    let proof = try motcuaList(["log", "verify", "--json", "--data", data])
    #expect(proof.status == 0 && proof.output.contains(#""entries":0"#))
    let rebuilt = try motcuaList(["log", "rebuild", "--data", data])
    #expect(rebuilt.status == 0)
  }
  @Test("tell what is damaged in the database, which is of no entry and no dossier, as it is")
  func damaged() throws {
    let folder = try TemporaryFolder()
    let data = folder.url.appending(path: "data")
    let verify = ["log", "verify", "--lang", "en", "--data", data.path]
    #expect(try motcuaList(verify, in: folder.url).status == 0)
    let record = data.appending(path: "record.sqlite")
    let connection = try Connection(record.path, mode: .reader)
    let (page, size) = try #require(
      Reading(connection: connection).first(
        "SELECT rootpage, page_size FROM sqlite_schema, pragma_page_size WHERE name = 'content'"
      ) { (Int($0.int(0)), Int($0.int(1))) })
    let file = try FileHandle(forUpdating: record)
    try file.seek(toOffset: UInt64((page - 1) * size))
    // No page is of this kind.
    try file.write(contentsOf: [0xFF])
    try file.close()
    let run = try motcuaList(verify, in: folder.url)
    #expect(run.status == 1 && run.errors.contains("the database is damaged: content: "), "\(run)")
    #expect(!run.errors.split(separator: "\n").contains { $0.hasPrefix(":") }, "\(run.errors)")
  }
}
