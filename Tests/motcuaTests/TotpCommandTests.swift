import Crypto
import Foundation
import JSON
import OneStop
import Testing
import WorkingTime

@Suite("An authenticator app on the command line")
struct TotpCommandTests {
  private func step(_ moment: String) throws -> Int64 { try #require(Instant(moment)).milliseconds / 30_000 }

  private static func bytes(ofBase32 text: String) -> [UInt8] {
    let bits = text.utf8.map { letter in
      let digits = String(letter >= 65 ? letter - 65 : letter - 24, radix: 2)
      return String(repeating: "0", count: 5 - digits.count) + digits
    }.joined()
    return stride(from: 0, to: bits.count - 7, by: 8).compactMap { UInt8(bits.dropFirst($0).prefix(8), radix: 2) }
  }

  @Test("is enabled, confirmed, asked for at login, and switched off by the operator")
  func course() throws {
    let office = try OfficeServer()
    let password = office.folder.url.appending(path: "password")
    try Data((OfficeServer.password + "\n").utf8).write(to: password)
    let begun = try office.run("totp", "enable", "--password-file", password.path)
    #expect(
      begun.status == 0 && begun.lines.count == 2 && begun.errors.contains("motcua totp confirm"), "\(begun.errors)")
    let address = try #require(begun.lines.last)
    let secret = try #require(address.split(separator: "secret=").last?.split(separator: "&").first)
    #expect(begun.output.replacing(" ", with: "").contains(secret) && address.hasPrefix("otpauth://totp/"))
    let app = TimeCodes(secret: TotpCommandTests.bytes(ofBase32: String(secret)))
    let now = try step("2026-11-19T09:00")

    let wrong = try office.run("totp", "confirm", input: "000000\n")
    #expect(wrong.status == 1 && wrong.errors.contains("Mã xác thực không đúng"))
    let confirmed = try office.run("totp", "confirm", input: try app.code(ofStep: now) + "\n")
    #expect(confirmed.status == 0 && confirmed.lines.count == 11, "\(confirmed.errors)")
    let recovery = try #require(confirmed.lines.last).trimmingCharacters(in: .whitespaces)

    func login(_ input: String, _ more: String...) throws -> Run {
      try motcuaList(
        ["login", "--server", office.url, "--name", "lan", "--session", office.session(of: "lan")] + more, input: input)
    }
    let both = try login(OfficeServer.password + "\n" + (try app.code(ofStep: now + 1)) + "\n")
    #expect(both.status == 0, "\(both.errors)")
    let again = try login(OfficeServer.password + "\n" + (try app.code(ofStep: now + 1)) + "\n")
    #expect(again.status == 1 && again.errors.contains("đã dùng"))
    let file = office.folder.url.appending(path: "code")
    try Data((recovery + "\n").utf8).write(to: file)
    let recovered = try login(OfficeServer.password + "\n", "--totp-file", file.path)
    #expect(recovered.status == 0 && recovered.errors.contains("Còn 9 mã khôi phục"), "\(recovered.errors)")

    let data = office.folder.url.appending(path: "data").path
    try Data(repeating: 7, count: 32).write(to: URL(filePath: data + "/installation.key"))
    let reset = try motcuaList(["user", "totp-reset", "lan", "--data", data])
    #expect(reset.status == 0 && reset.output.contains("Đã tắt"), "\(reset.errors)")
    #expect(try login(OfficeServer.password + "\n").status == 0)
  }

  @Test("is shown as a QR code on a terminal, and its code is asked for without being shown")
  func terminal() throws {
    let office = try OfficeServer()
    let terminal = try Terminal(columns: 100, ["totp", "enable", "--session", office.session(of: "lan")])
    try terminal.wait(for: "Mật khẩu của lan: ")
    try terminal.type(OfficeServer.password + "\n")
    try terminal.wait(for: "Mã xác thực: ")
    #expect(!terminal.echoes)
    try terminal.type("123456\n")
    let end = try terminal.end()
    #expect(end.status == 1 && end.shown.contains("█▀") && end.shown.contains("otpauth://totp/"))
    #expect(!end.shown.contains("123456"))
  }
}
