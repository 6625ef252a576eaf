import Portal
import Text

/// As whom the national portal asks a server how dossiers stand, as the operator has said.
enum PortalAskers {
  static let parameter = Parameter.option(
    "portal-asks-file", "FILE",
    Words(
      vi: "tệp chỉ chủ đọc được, các dòng: username, password mà Cổng DVCQG dùng khi hỏi hồ sơ, thủ tục tại /dvcqg",
      en: """
        a file that its owner alone can read, lines of username and password by which the national portal asks about \
        dossiers and procedures at /dvcqg
        """))

  /// The account; nil when nobody may ask.
  ///
  /// - Throws: ``CommandError`` when the file cannot be read, misses a line or holds a password that could be guessed.
  static func account(of call: Call) throws -> NationalPortalAccount? {
    guard let file = try call[parameter] else { return nil }
    let words = ["username", "password"]
    let said = try SecretFile.values(of: words, needed: words, in: file)
    guard let account = NationalPortalAccount(name: said["username"] ?? "", password: said["password"] ?? "") else {
      let fewest = NationalPortalAccount.fewestBytes
      throw CommandError.usage(
        Words(
          vi: "\(file.harmless): mật khẩu phải có ít nhất \(fewest) byte",
          en: "\(file.harmless): the password has to have \(fewest) bytes at least"))
    }
    return account
  }
}
