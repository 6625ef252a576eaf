import OneStop
import Procedures
import Text

/// `motcua user add`: an account for an officer, or another password for it.
enum UserAddCommand {
  static let name = Parameter.operand(
    "NAME", Words(vi: "tên cán bộ như trong officers.yaml", en: "the officer's name as in officers.yaml"))

  static let command = Command(
    "user add",
    Words(vi: "tạo tài khoản cho cán bộ hoặc đặt lại mật khẩu", en: "makes an officer's account, or sets its password"),
    details: Words(
      vi: """
        Mật khẩu (ít nhất 10 ký tự) được hỏi hai lần trên màn hình, hoặc đọc từ tệp; không bao giờ ghi trên dòng lệnh. Lệnh \
        này cũng mở khóa tài khoản đã nhập sai nhiều lần, và dùng được trong lúc máy chủ đang chạy.
        """,
      en: """
        The password (10 characters at least) is asked for twice on a terminal, or read from a file; never an argument. The \
        command also unlocks an account after too many wrong tries, and may be used while the server runs.
        """),
    parameters: [name, .passwordFile, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    let officer = try officer(of: call, in: definitions)
    let office = try OpenOffice(visiting: DataPlace(of: call), definitions, now: call.host.now)
    let password = try SecretPrompt.secret(
      from: call[.passwordFile],
      Words(vi: "Mật khẩu mới của \(officer)", en: "New password of \(officer)"), isNew: true, call)
    do {
      try office.office.setPassword(password, of: officer)
    } catch AccessRefusal.passwordTooShort(let least) {
      throw CommandError.refused(
        Words(
          vi: "mật khẩu phải có ít nhất \(least) ký tự", en: "a password has at least \(least) characters"))
    }
    try office.close()
    call.output.line(
      Words(vi: "Tài khoản \(officer) đã sẵn sàng.", en: "The account \(officer) is ready.").in(call.language))
    return .done
  }

  /// The officer whom a call names.
  ///
  /// - Throws: ``CommandError`` with the nearest name when the definitions know none.
  static func officer(of call: Call, in definitions: Definitions) throws -> Key<Officer> {
    let text = try call.required(name)
    let known = definitions.authority.officers.map(\.id.text)
    guard let officer = Key<Officer>(text), definitions.authority.officer(officer) != nil else {
      throw CommandError.usage(
        Words(
          vi: "officers.yaml không có cán bộ “\(text.harmless)”, chỉ có: \(known.joined(separator: ", "))",
          en: "officers.yaml has no officer “\(text.harmless)”, only: \(known.joined(separator: ", "))"),
        suggestion: nearestWord(to: text, among: known))
    }
    return officer
  }
}
