import Foundation
import JSON
import Testing
import Text

@Suite("On a terminal")
struct TerminalTests {
  @Test("a new password is asked twice and never shown")
  func userAdd() throws {
    let folder = try TemporaryFolder()
    let data = folder.url.appending(path: "data").path
    let terminal = try Terminal(["user", "add", "lan", "--data", data])
    try terminal.wait(for: "Mật khẩu mới của lan: ")
    #expect(!terminal.echoes)
    try terminal.type("mười bảy cái cây\n")
    try terminal.wait(for: "Nhập lại: ")
    try terminal.type("mười bảy cái cây\n")
    let end = try terminal.end()
    #expect(end.status == 0 && end.shown.hasSuffix("Tài khoản lan đã sẵn sàng.\n"), "\(end.shown)")
    #expect(!end.shown.contains("cây") && terminal.echoes)
  }

  @Test("two passwords that differ make no account")
  func slip() throws {
    let folder = try TemporaryFolder()
    let terminal = try Terminal(["user", "add", "lan", "--data", folder.url.appending(path: "data").path])
    try terminal.wait(for: "Mật khẩu mới của lan: ")
    try terminal.type("mười bảy cái cây\n")
    try terminal.wait(for: "Nhập lại: ")
    try terminal.type("mười bảy cái cay\n")
    let end = try terminal.end()
    #expect(end.status == 1 && end.shown.contains("hai lần nhập khác nhau"))
  }

  @Test("a password is the same however the keyboard writes its marks")
  func login() throws {
    let office = try OfficeServer(officers: ["lan"])
    let session = office.folder.url.appending(path: "terminal.json").path
    let terminal = try Terminal(["login", "--server", office.url, "--name", "lan", "--session", session])
    try terminal.wait(for: "Mật khẩu của lan: ")
    #expect(!terminal.echoes)
    try terminal.type(OfficeServer.password.decomposedStringWithCanonicalMapping + "\n")
    let end = try terminal.end()
    #expect(end.status == 0 && end.shown.contains("Nguyễn Thị Lan") && !end.shown.contains("dài"), "\(end.shown)")
  }

  @Test("Ctrl-C ends the question, and the terminal shows again what is typed")
  func interrupted() throws {
    let office = try OfficeServer(officers: [])
    let session = office.folder.url.appending(path: "terminal.json").path
    let terminal = try Terminal(["login", "--server", office.url, "--name", "lan", "--session", session])
    try terminal.wait(for: "Mật khẩu của lan: ")
    try terminal.type("một \u{3}")
    let end = try terminal.end()
    #expect(end.status == 1 && end.shown.contains("đã dừng theo yêu cầu"), "\(end.shown)")
    #expect(terminal.echoes && !FileManager.default.fileExists(atPath: session))
  }

  @Test("tables fit the width, and marks move no column", arguments: [80, 200])
  func tables(columns: Int) throws {
    let office = try OfficeServer()
    let names = ["Ngô Thị Ánh", "Lò Văn Páo", "Đỗ Hữu Quý"]
    for (number, name) in names.enumerated() {
      let person: JSONValue = ["ho-ten": .string(name), "ngay-sinh": "1990-05-01", "so-dinh-danh": "038090001234"]
      _ = try office.file("k\(number)", ["nguoi-yeu-cau": person])
    }
    for words in [["queue"], ["search", "038090001234"]] {
      let end = try Terminal(columns: columns, words + ["--session", office.session(of: "lan")]).end()
      let lines = end.shown.split(separator: "\n").map(String.init)
      try #require(end.status == 0 && lines.count == 4, "\(end.shown)")
      #expect(lines.allSatisfy { $0.displayWidth <= columns && !$0.hasSuffix(" ") })
      let heads = column(of: "Người nộp", in: lines[0])
      for name in names {
        let row = try #require(lines.first { $0.contains(name) }, "\(end.shown)")
        #expect(column(of: name, in: row) == heads)
      }
      if columns == 200 { #expect(lines[0].contains("Thủ tục"), "\(lines[0])") }
    }
  }

  /// At which column of the terminal a text begins.
  private func column(of text: String, in line: String) -> Int? {
    line.range(of: text).map { String(line[..<$0.lowerBound]).displayWidth }
  }

  @Test("what is overdue is red and marked, and nothing is coloured where NO_COLOR says so")
  func colour() throws {
    let office = try OfficeServer()
    _ = try office.file()
    try office.go(to: "2026-11-19T16:30")
    let words = ["queue", "--session", office.session(of: "lan")]
    let coloured = try Terminal(columns: 120, words, colour: true).end().shown
    let plain = try Terminal(columns: 120, words).end().shown
    #expect(coloured.contains("\u{1B}[31m! quá hạn"), "\(coloured)")
    #expect(plain.contains("! quá hạn") && !plain.contains("\u{1B}"))
  }
}
