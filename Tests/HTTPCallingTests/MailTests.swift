import Foundation
import HTTPCalling
import Testing

@Suite("A letter by mail", .enabled(if: TestMailServer.python != nil, "script/test installs the mail server"))
struct MailTests {
  private func mail(to: String, _ subject: String = "Hồ sơ", _ text: String = "Kính gửi\n\nÔng/Bà") throws -> Mail {
    Mail(
      from: try #require(MailAddress("mot-cua@so.example.vn")), to: try #require(MailAddress(to)), subject: subject,
      text: text, language: "vi", identity: "mail/H56.06-261122-0001/1/1", writtenAt: 1_795_664_534)
  }

  private func send(_ mail: Mail, to server: TestMailServer) throws -> MailOutcome {
    try MailServer(.init(url: "smtp://127.0.0.1:\(server.port)")).send(mail)
  }

  /// What Python's own parser reads in a letter: `subject`, `body`, `date`.
  private func read(_ text: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: try #require(TestMailServer.python))
    process.arguments = [
      "-c",
      """
      import email, email.policy, sys
      m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
      assert not m.defects, m.defects
      sys.stdout.buffer.write("\\0".join([m["subject"], m.get_content(), str(m["date"].datetime.timestamp())]).encode())
      """,
    ]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(text.utf8))
    try input.fileHandleForWriting.close()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: said, as: UTF8.self).split(separator: "\0", omittingEmptySubsequences: false).map(
      String.init)
  }

  @Test("arrives as it was written, read by another program")
  func roundTrip() throws {
    let server = try #require(try TestMailServer())
    let subject = "Hồ sơ H56.06-261122-0001 đã được tiếp nhận: Cấp bản sao văn bằng, chứng chỉ từ sổ gốc =?UTF-8?Q?x?="
    let text =
      "Kính gửi Trần Văn Đức,\n\n.\n..hai chấm\nmột dòng rất dài " + String(repeating: "Đặng ", count: 60) + "hết "
    #expect(try send(mail(to: "duc@example.vn", subject, text), to: server) == .taken)
    let letter = try server.letter()
    #expect(letter.from == "mot-cua@so.example.vn" && letter.to == ["duc@example.vn"])
    #expect(letter.greeting == "so.example.vn")
    #expect(letter.text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 76 })
    #expect(letter.text.contains("Message-ID: <motcua.mail.H56.06-261122-0001.1.1@so.example.vn>\r\n"))
    let read = try read(letter.text)
    #expect(read[0] == subject)
    #expect(read[1].replacing("\r\n", with: "\n") == text + "\n")
    #expect(read[2] == "1795664534.0")
  }

  @Test("cannot carry a second header line or a second recipient in its subject")
  func hostileSubject() throws {
    let server = try #require(try TestMailServer())
    #expect(try send(mail(to: "duc@example.vn", "Kết quả\r\nBcc: all@example.vn\r\n\r\nx"), to: server) == .taken)
    let letter = try server.letter()
    #expect(letter.to == ["duc@example.vn"])
    #expect(!letter.text.contains("\nBcc"))
    #expect(try read(letter.text)[0].contains("Bcc: all@example.vn"))
  }

  @Test(
    "goes to no address that could be read as something else",
    arguments: [
      "a@b.vn\r\nRCPT TO:<c@d.vn>", "a@b.vn>,<c@d.vn", "\"a b\"@c.vn", "a@b", "@b.vn", "a@", "a b@c.vn", "a@b..vn",
      ".a@b.vn",
      "a@[127.0.0.1]", "a@b.vn ", "đức@example.vn", "a@-b.vn", "a@1.2", "a@b.vn\u{0}", "a@b@c.vn",
      String(repeating: "a", count: 65) + "@b.vn", "",
    ])
  func hostileAddress(text: String) {
    #expect(MailAddress(text) == nil)
  }

  @Test("is refused for good with a 5xx and put off with a 4xx, by the code alone")
  func refusals() throws {
    let server = try #require(try TestMailServer())
    let calls = try MailServer(.init(url: "smtp://127.0.0.1:\(server.port)"))
    #expect(calls.send(try mail(to: "unknown@example.vn")) == .refused("smtp-550"))
    #expect(calls.send(try mail(to: "busy@example.vn")) == .later("smtp-451"))
    // The same server takes the next one.
    #expect(calls.send(try mail(to: "duc@example.vn")) == .taken)
  }

  @Test("that was cut off after its text is sent again under the same Message-ID")
  func cutOff() throws {
    let server = try #require(try TestMailServer())
    let calls = try MailServer(.init(url: "smtp://127.0.0.1:\(server.port)"))
    let letter = try mail(to: "again@example.vn")
    guard case .later = calls.send(letter) else {
      Issue.record("a letter whose receipt was lost may come later")
      return
    }
    #expect(calls.send(letter) == .taken)
    #expect(try server.letter().text == server.letter().text)
  }

  @Test("goes with STARTTLS and a password, and with neither to a server that does not prove who it is")
  func guarded() throws {
    let folder = try Folder()
    let certificate = try folder.file("mail.pem", TestCertificate.local.certificate)
    let key = try folder.file("mail.key", TestCertificate.local.key)
    let server = try #require(
      try TestMailServer("--tls", certificate, key, "--auth", "mot-cua@so.example.vn", "mật khẩu"))
    var settings = MailServer.Settings(url: "smtp://127.0.0.1:\(server.port)")
    settings.user = "mot-cua@so.example.vn"
    settings.password = "mật khẩu"
    settings.authorities = certificate
    #expect(try MailServer(settings).send(mail(to: "duc@example.vn")) == .taken)
    let letter = try server.letter()
    #expect(letter.tls && letter.user == "mot-cua@so.example.vn")
    settings.password = "sai"
    let outcome = try MailServer(settings).send(mail(to: "duc@example.vn"))
    #expect(outcome == .unreachable("smtp-535"))
    settings.authorities = try folder.file("other.pem", TestCertificate.other.certificate)
    #expect(try MailServer(settings).send(mail(to: "duc@example.vn")) == .unreachable("certificate"))
  }

  @Test("never goes in the clear when TLS is asked for, and never leaves this machine without it")
  func noDowngrade() throws {
    let folder = try Folder()
    let server = try #require(try TestMailServer())
    var settings = MailServer.Settings(url: "smtp://127.0.0.1:\(server.port)")
    settings.authorities = try folder.file("mail.pem", TestCertificate.local.certificate)
    guard case .unreachable = try MailServer(settings).send(mail(to: "duc@example.vn")) else {
      Issue.record("a server without STARTTLS was handed a letter")
      return
    }
  }

  @Test("to a server that is not there waits for it")
  func unreachable() throws {
    // Nobody listens at the port of tcpmux.
    #expect(
      try MailServer(.init(url: "smtp://127.0.0.1:1")).send(mail(to: "duc@example.vn")) == .unreachable("unreachable"))
  }

  @Test(
    "is handed to mail servers only", arguments: ["http://mail.vn", "smtp://", "smtp://u:p@mail.vn", "mail.vn", ""])
  func addresses(url: String) {
    #expect(throws: CallFailure.self) { try MailServer(.init(url: url)) }
  }
}
