import Dossiers
import HTTPCalling
import OneStop
import Text

/// By which ways a server tells applicants something, as the operator has said.
struct NoticeWays {
  static let mailServer = Parameter.option(
    "mail-server", "URL",
    Words(
      vi: "máy chủ thư: smtp://HOST:587 (STARTTLS bắt buộc ngoài máy này) hoặc smtps://HOST",
      en: "mail server: smtp://HOST:587 (STARTTLS is required beyond this machine) or smtps://HOST"))
  static let mailFrom = Parameter.option(
    "mail-from", "ADDRESS", Words(vi: "địa chỉ gửi thư thông báo", en: "address that notices come from")
  ) { text, _ in
    guard let address = MailAddress(text) else {
      throw CommandError.usage(
        Words(
          vi: "“\(text.harmless)” không phải địa chỉ thư như mot-cua@so.example.vn",
          en: "“\(text.harmless)” is no mail address like mot-cua@so.example.vn"))
    }
    return address
  }
  static let mailUser = Parameter.option(
    "mail-user", "NAME",
    Words(vi: "tên đăng nhập máy chủ thư (mặc định: địa chỉ gửi)", en: "name at the mail server (default: --mail-from)")
  )
  static let mailPassword = Parameter.option(
    "mail-password-file", "FILE",
    Words(
      vi: "tệp có mật khẩu máy chủ thư ở dòng đầu, chmod 600", en: "file with the mail server's password, chmod 600"))
  static let mailAuthorities = Parameter.option(
    "mail-authorities", "FILE",
    Words(
      vi: "chứng thư gốc (PEM) để tin máy chủ thư, thay cho của hệ thống",
      en: "authorities (PEM) by which the mail server is trusted, instead of the system's"))
  static let messageCommand = Parameter.option(
    "message-command", "PATH",
    Words(
      vi: "lệnh gửi tin nhắn: nhận JSON qua đầu vào chuẩn; thoát 0 đã gửi, 75 thử lại, khác: bỏ",
      en: "command that sends a message: JSON on standard input; exit 0 sent, 75 try again, other: given up"))

  /// The options, for the list of `motcua serve`.
  static let parameters: [any ParameterDeclaration] = [
    mailServer, mailFrom, mailUser, mailPassword, mailAuthorities, messageCommand,
  ]

  /// The ways.
  private(set) var ways: [Courier.Way] = []

  /// What the office has to know when it writes the outbox.
  private(set) var reach: Set<Reach> = []

  /// - Throws: ``CommandError`` when something that was said does not go together or cannot be read.
  init(of call: Call, publicURL: String?) throws {
    if let server = try call[NoticeWays.mailServer] {
      guard let from = try call[NoticeWays.mailFrom] else {
        throw CommandError.usage(
          Words(vi: "--mail-server cần --mail-from", en: "--mail-server goes with --mail-from"))
      }
      let round = MailRound(
        server: try NoticeWays.open(server, from, call), from: from, publicURL: publicURL)
      ways.append(.notices(.mail) { round.send($0) })
      reach.insert(.mail)
    }
    if let path = try call[NoticeWays.messageCommand] {
      guard path.hasPrefix("/") else {
        throw CommandError.usage(
          Words(vi: "--message-command cần đường dẫn đầy đủ", en: "--message-command takes a path from the root"))
      }
      let command = MessageCommand(path: path, publicURL: publicURL)
      ways.append(.notices(.message) { command.send($0) })
      reach.insert(.message)
    }
  }

  private static func open(_ url: String, _ from: MailAddress, _ call: Call) throws -> MailServer {
    var settings = MailServer.Settings(url: url)
    settings.authorities = try call[mailAuthorities]
    if let file = try call[mailPassword] {
      settings.user = try call[mailUser] ?? from.text
      settings.password = try SecretFile.firstLine(of: file)
    }
    do throws(CallFailure) {
      return try MailServer(settings)
    } catch {
      throw CommandError.usage(
        Words(
          vi: "“\(url.harmless)” không phải máy chủ thư như smtp://mail.example.vn:587",
          en: "“\(url.harmless)” is no mail server like smtp://mail.example.vn:587"))
    }
  }
}
