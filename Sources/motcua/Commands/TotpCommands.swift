import JSON
import QR
import Text

/// `motcua totp enable` and `totp confirm`: an authenticator app as second factor.
enum TotpCommands {
  static let enable = Command(
    "totp enable", Words(vi: "bật xác thực hai lớp", en: "switch a second factor on"),
    details: Words(
      vi: """
        Mật khẩu được hỏi lại một lần; khóa bí mật, địa chỉ otpauth:// và mã QR chỉ hiện một lần cho ứng dụng xác thực. Trên \
        màn hình, mã của ứng dụng được hỏi ngay; nếu không, xác nhận bằng `motcua totp confirm`. JSON: secret, address.
        """,
      en: """
        The password is asked once more; secret, otpauth:// address and QR code are shown once, for an authenticator app. On \
        a terminal the app's code is asked at once; else confirm with `motcua totp confirm`. JSON: secret, address.
        """),
    parameters: [.passwordFile, .session, .json], run: runEnable)

  static let confirm = Command(
    "totp confirm", Words(vi: "xác nhận ứng dụng xác thực", en: "confirm the authenticator app"),
    details: Words(
      vi: "Các mã khôi phục chỉ hiện một lần, mỗi mã dùng một lần khi mất ứng dụng. JSON: recovery[].",
      en: "Recovery codes are shown once; each lets in once when the app is lost. JSON: recovery[]."),
    parameters: [.codeFile, .session, .json], run: runConfirm)

  private static func runEnable(_ call: Call) throws -> ExitCode {
    let office = try RemoteOffice(of: call)
    let name = office.session?.officer.id.harmless ?? ""
    let password = try SecretPrompt.secret(
      from: call[.passwordFile], Words(vi: "Mật khẩu của \(name)", en: "Password of \(name)"), call)
    let answer = try ask(office, ["second-factor"], ["password": .string(password)])
    if call[.json] {
      call.output.line(answer.value.canonicalText)
      return .done
    }
    let (secret, address): (String, String) = try RemoteOffice.seen(answer) { field throws(JSONError) in
      let answer = try field.anyObject()
      return (try answer.read("secret"), try answer.read("address"))
    }
    if let width = call.output.width, let code = try? QRCode(of: address) {
      let lines = code.halfBlocks
      if lines[0].displayWidth <= width { for line in lines { call.output.line(line) } }
    }
    call.line(Words(vi: "Khóa: \(secret.inFours)", en: "Secret: \(secret.inFours)"))
    call.output.line(address.harmless)
    guard call.output.width != nil else {
      call.output.note(
        Words(
          vi: "Xác nhận bằng mã của ứng dụng: motcua totp confirm",
          en: "Confirm with the app's code: motcua totp confirm"
        ).in(call.language))
      return .done
    }
    return try confirm(SecretPrompt.secret(from: nil, SecretPrompt.code, call), office, call)
  }

  private static func runConfirm(_ call: Call) throws -> ExitCode {
    let office = try RemoteOffice(of: call)
    return try confirm(SecretPrompt.secret(from: call[.codeFile], SecretPrompt.code, call), office, call)
  }

  private static func confirm(_ code: String, _ office: RemoteOffice, _ call: Call) throws -> ExitCode {
    let answer = try ask(office, ["second-factor", "confirm"], ["code": .string(code)])
    if call[.json] {
      call.output.line(answer.value.canonicalText)
      return .done
    }
    let codes: [String] = try RemoteOffice.seen(answer) { field throws(JSONError) in
      try field.anyObject().list("recovery")
    }
    call.line(
      Words(
        vi: "Xác thực hai lớp đã bật. Hãy cất các mã khôi phục này ở nơi an toàn, mỗi mã dùng một lần:",
        en: "The second factor is on. Keep these recovery codes in a safe place, each lets in once:"))
    for code in codes { call.output.line("  " + code.harmless) }
    return .done
  }

  /// Sent once only: every wrong password or code counts.
  private static func ask(_ office: RemoteOffice, _ path: [String], _ body: JSONValue) throws -> JSONField {
    var request = office.request(.post, path)
    request.body = .json(body)
    do {
      return try office.json(of: office.checked(office.send(request)))
    } catch let problem as RemoteProblem {
      throw problem.error(login: office.login, dossier: nil)
    } catch let failure as WireFailure {
      throw office.unreachable(failure)
    }
  }
}

extension String {
  /// The letters in groups of four, as people copy them.
  fileprivate var inFours: String {
    let letters = Array(harmless)
    return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
      .joined(separator: " ")
  }
}

extension QRCode {
  /// The code for a terminal, two rows of modules to a line. Light is drawn and dark left out, for light letters on a dark
  /// ground; readers take the other way round as well.
  var halfBlocks: [String] {
    let border = QRCode.quietZone / 2
    return stride(from: -border, to: side + border, by: 2).map { row in
      String(
        (-border..<side + border).map { column -> Character in
          let below = row + 1 < side + border && !isDark(row: row + 1, column: column)
          switch (!isDark(row: row, column: column), below) {
          case (true, true): return "█"
          case (true, false): return "▀"
          case (false, true): return "▄"
          case (false, false): return " "
          }
        })
    }
  }
}
