import Foundation
import Testing

@Suite("A session")
struct SessionTests {
  @Test("is kept so that only its owner can read it, and ends with logout")
  func kept() throws {
    let office = try OfficeServer()
    let file = office.session(of: "lan")
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let token = try String(contentsOfFile: file, encoding: .utf8)
    let out = try office.run("logout")
    #expect(out.status == 0 && !FileManager.default.fileExists(atPath: file))
    let run = try office.run("queue")
    #expect(run.status == 1 && run.errors.contains("chưa đăng nhập"))
    try Data(token.utf8).write(to: URL(filePath: file))
    #expect(try office.run("queue").errors.contains("chmod 600"))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    let ended = try office.run("queue")
    #expect(ended.status == 1 && ended.errors.contains("Đăng nhập lại: motcua login --server \(office.url) --name lan"))
    try Data("{}".utf8).write(to: URL(filePath: file))
    #expect(try office.run("queue").errors.contains("không phải phiên làm việc"))
  }

  @Test("ends by itself after a working day, and says how to log in again")
  func expires() throws {
    let office = try OfficeServer()
    try office.go(to: "2026-11-20T09:00")
    let run = try office.run("queue")
    #expect(run.status == 1 && run.errors.contains("Hãy đăng nhập lại. Đăng nhập lại: motcua login"))
  }

  @Test("is refused for a wrong password, and the name is locked after five")
  func wrongPassword() throws {
    let office = try OfficeServer()
    let login = {
      try office.run("login", "--server", office.url, "--name", "lan", as: "other", input: "sai mật khẩu\n")
    }
    for _ in 1...5 {
      let run = try login()
      #expect(run.status == 1 && run.errors == "motcua: Sai tên hoặc mật khẩu.\n")
    }
    let locked = try login()
    #expect(
      locked.status == 75 && locked.errors.contains("bị khóa đến") && locked.errors.contains("thử lại sau 900 giây"))
    #expect(!FileManager.default.fileExists(atPath: office.session(of: "other")))
  }

  @Test("takes the password from a file")
  func passwordFile() throws {
    let office = try OfficeServer()
    try office.folder.write(OfficeServer.password + "\r\n", to: "mat-khau")
    let file = office.folder.url.appending(path: "mat-khau").path
    let run = try office.run("login", "--server", office.url, "--name", "lan", "--password-file", file, as: "other")
    #expect(run.status == 0 && run.output.contains("Nguyễn Thị Lan"))
    #expect(try office.run("login", "--server", office.url, "--name", "lan", as: "other").status == 64)
  }

  @Test(
    "goes to a server only in ways that keep the password from the network",
    arguments: [
      ("motcua.example.vn", "không phải địa chỉ máy chủ"), ("http://motcua.example.vn", "không mã hóa"),
      ("https://motcua.example.vn/ho-so", "không có đường dẫn"),
      ("https://lan@motcua.example.vn", "không có đường dẫn"),
      ("http://127.0.0.1.example.vn", "không mã hóa"), ("ftp://motcua.example.vn", "không phải địa chỉ máy chủ"),
    ])
  func address(text: String, message: String) throws {
    let run = try motcuaList(["login", "--server", text, "--name", "lan", "--session", "/nowhere/x"], input: "x\n")
    #expect(run.status == 64 && run.errors.contains(message), "\(run.errors)")
  }

  @Test("tells a server that is gone from one that says no")
  func gone() throws {
    let office = try OfficeServer()
    office.stop()
    let run = try office.run("queue")
    #expect(run.status == 75)
    #expect(run.errors == "motcua: Không kết nối được máy chủ tại \(office.url); máy chủ có đang chạy không?\n")
  }

  @Test("takes codes in small letters, and only codes")
  func codes() throws {
    let office = try OfficeServer()
    let code = try office.file().code
    #expect(try office.run("show", code.lowercased()).status == 0)
    #expect(try office.run("show", "../queue").status == 64)
    let unknown = try office.run("show", "H56.06-261119-9999")
    #expect(unknown.status == 1 && unknown.errors.contains("Không có hồ sơ này"))
  }
}
