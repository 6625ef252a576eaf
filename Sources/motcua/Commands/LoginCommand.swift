import JSON
import Text
import WorkingTime

/// `motcua login`: lets an officer in, and keeps the token for the commands after it.
enum LoginCommand {
  static let server = Parameter.option(
    "server", "URL",
    Words(vi: "máy chủ, như https://motcua.example.vn", en: "server, such as https://motcua.example.vn"),
    isRequired: true)
  static let name = Parameter.option(
    "name", "NAME", Words(vi: "tên tài khoản cán bộ", en: "name of the officer's account"), isRequired: true)
  static let command = Command(
    "login", Words(vi: "đăng nhập của cán bộ", en: "sign in as an officer"),
    details: Words(
      vi: """
        Mật khẩu được hỏi mà không hiện lên màn hình; khi không có màn hình thì đọc dòng đầu của đầu vào chuẩn. Mã của ứng \
        dụng xác thực được hỏi khi đã bật xác thực hai lớp (dòng tiếp theo). Phiên làm việc được giữ trong một tệp chỉ chủ \
        tệp đọc được, mỗi lúc một máy chủ.
        JSON: server, officer {id, name}, positions[] {unit, role}, expiresAt.
        """,
      en: """
        The password is asked without showing it; without a terminal it is the first line of standard input. The code of the \
        authenticator app is asked where a second factor is on (the next line). The session is kept in a file that only its \
        owner can read, one server at a time.
        JSON: server, officer {id, name}, positions[] {unit, role}, expiresAt.
        """),
    parameters: [server, name, .passwordFile, .codeFile, .session, .json], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let address = try ServerAddress(call.required(server))
    let name = try call.required(name)
    let file = try SessionFile(of: call)
    let password = try SecretPrompt.secret(
      from: call[.passwordFile],
      Words(vi: "Mật khẩu của \(name.harmless)", en: "Password of \(name.harmless)"), call)
    let office = RemoteOffice(address, through: Wire(call))
    let code = try call[.codeFile].map { try SecretPrompt.secret(from: $0, SecretPrompt.code, call) }
    let answer = try office.json(of: letIn(name, password, code, office, call))
    let session = try RemoteOffice.seen(answer) { field throws(JSONError) in try Session(field, at: address) }
    try file.write(session)
    if call[.json] {
      call.output.line(
        JSONValue.object([
          "server": .string(address.description), "officer": session.json["officer"] ?? .null,
          "positions": answer.value["positions"] ?? .array([]), "expiresAt": .string(session.expiresAt.description),
        ]).canonicalText)
    } else {
      let (officer, end) = (session.officer.name.harmless, session.expiresAt.short)
      call.line(
        Words(
          vi: "Đã đăng nhập \(address) với tên \(officer), đến \(end).",
          en: "Logged in to \(address) as \(officer), until \(end)."))
    }
    try advise(answer, call)
    return .done
  }

  /// What the officer should do next, apart from the answer.
  private static func advise(_ answer: JSONField, _ call: Call) throws {
    let (mustEnrol, left): (Bool?, Int?) = try RemoteOffice.seen(answer) { field throws(JSONError) in
      let answer = try field.anyObject()
      return (try answer.maybe("mustEnrol"), try answer.maybe("recoveryLeft"))
    }
    if mustEnrol == true {
      call.output.note(
        Words(
          vi: "Vai trò của bạn đòi hỏi xác thực hai lớp. Hãy chạy: motcua totp enable, rồi đăng nhập lại.",
          en: "Your role demands a second factor. Run: motcua totp enable, then log in again."
        ).in(call.language))
    }
    if let left {
      call.output.note(
        Words(vi: "Còn \(left) mã khôi phục.", en: "\(left) recovery codes are left.").in(call.language))
    }
  }

  /// Sent once only: every try with a wrong password counts. The code is asked for where the server says so.
  private static func letIn(
    _ name: String, _ password: String, _ code: String?, _ office: RemoteOffice, _ call: Call
  ) throws -> WireAnswer {
    var body: JSONObject = ["name": .string(name), "password": .string(password)]
    if let code { body["code"] = .string(code) }
    var request = office.request(.post, ["sessions"])
    request.body = .json(.object(body))
    do {
      return try office.checked(office.send(request))
    } catch let problem as RemoteProblem where problem.code == "code-missing" && code == nil {
      let asked = try SecretPrompt.secret(from: nil, SecretPrompt.code, call)
      return try letIn(name, password, asked, office, call)
    } catch let problem as RemoteProblem {
      throw problem.error(login: "motcua login", dossier: nil)
    } catch let failure as WireFailure {
      throw office.unreachable(failure)
    }
  }
}

/// `motcua logout`: ends the session, here and at the server.
enum LogoutCommand {
  static let command = Command(
    "logout", Words(vi: "đăng xuất", en: "sign out"), parameters: [.session], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let file = try SessionFile(of: call)
    guard let session = try file.read() else {
      call.line(Words(vi: "Chưa đăng nhập.", en: "Nobody is logged in."))
      return .done
    }
    let office = RemoteOffice(session.server, session, through: Wire(call))
    // What the server no longer knows is already ended there.
    do {
      _ = try office.checked(office.sendTwice(office.request(.delete, ["sessions"])))
    } catch let problem as RemoteProblem where problem.status != 401 {
      throw problem.error(login: office.login, dossier: nil)
    } catch let failure as WireFailure {
      throw office.unreachable(failure)
    } catch is RemoteProblem {}
    try file.remove()
    call.line(
      Words(vi: "Đã đăng xuất khỏi \(session.server).", en: "Logged out of \(session.server)."))
    return .done
  }
}
