import Text

extension ParameterDeclaration where Self == Parameter<String> {
  /// `--session FILE`: where the session is kept.
  static var session: Self {
    .option(
      "session", "FILE",
      Words(
        vi: "tệp giữ phiên làm việc (mặc định: motcua/session.json trong XDG_CONFIG_HOME hoặc ~/.config)",
        en: "file of the session (default: motcua/session.json in XDG_CONFIG_HOME or ~/.config)"))
  }

  /// `--password-file FILE`: where the password is read from.
  static var passwordFile: Self {
    .option(
      "password-file", "FILE",
      Words(
        vi: "tệp có mật khẩu ở dòng đầu, - là đầu vào chuẩn (mặc định: hỏi trên màn hình)",
        en: "file with the password in its first line, - for standard input (default: asked on the terminal)"))
  }

  /// `--totp-file FILE`: where the code of the authenticator app is read from.
  static var codeFile: Self {
    .option(
      "totp-file", "FILE",
      Words(
        vi: "tệp có mã của ứng dụng xác thực hoặc mã khôi phục ở dòng đầu (mặc định: hỏi khi cần)",
        en:
          "file with the code of the authenticator app, or a recovery code, in its first line (default: asked if needed)"
      ))
  }

  /// `CODE`: a dossier.
  static var code: Self { code(isRequired: true) }

  /// `CODE`: a dossier, unless there are many from standard input.
  static var codeUnlessStdin: Self { code(isRequired: false) }

  private static func code(isRequired: Bool) -> Self {
    .operand(
      "CODE", Words(vi: "mã hồ sơ, như H56.06-261122-0001", en: "code of the dossier, such as H56.06-261122-0001"),
      isRequired: isRequired
    ) { text, _ in
      let code = text.uppercased()
      let isCode = code.split(separator: "-", omittingEmptySubsequences: false).count >= 3
      guard isCode, code.utf8.count <= 60,
        code.utf8.allSatisfy({
          (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || $0 == 0x2D || $0 == 0x2E
        })
      else {
        throw CommandError.usage(
          Words(
            vi: "“\(text.harmless)” không phải mã hồ sơ, mã được viết như H56.06-261122-0001",
            en: "“\(text.harmless)” is not the code of a dossier, which is written like H56.06-261122-0001"))
      }
      return code
    }
  }

  /// `--key KEY`: repeats a change whose connection broke.
  static var key: Self {
    .option(
      "key", "KEY",
      Words(
        vi: "khóa của lần trước, để lặp lại an toàn khi bị mất kết nối (cùng --if-version và --task)",
        en: "key of the last try, to repeat it safely after a broken connection (with --if-version and --task)")
    ) { text, _ in
      guard (1...128).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
        throw CommandError.usage(
          Words(
            vi: "--key có từ 1 đến 128 ký tự ASCII, không có khoảng trắng",
            en: "--key has 1 to 128 characters of ASCII without blanks"))
      }
      return text
    }
  }

  /// `--after CURSOR`: where a list goes on.
  static var after: Self {
    .option(
      "after", "CURSOR",
      Words(vi: "xem tiếp từ “next” của lần trước (--json)", en: "go on from the “next” of the last answer (--json)"))
  }
}

extension ParameterDeclaration where Self == Parameter<Int> {
  /// `--task N`: one of several open tasks.
  static var task: Self {
    .number(
      "task", Words(vi: "việc số N, khi hồ sơ có nhiều việc đang mở", en: "task N, when the dossier has several open"),
      in: 1...1_000_000)
  }

  /// `--if-version N`: only when the dossier is still as it was seen.
  static var ifVersion: Self {
    .number(
      "if-version",
      Words(
        vi: "chỉ làm khi hồ sơ vẫn ở phiên bản N đã xem (mặc định: phiên bản lúc này)",
        en: "only when the dossier is still at version N as seen (default: as it is now)"),
      in: 1...1_000_000_000)
  }

  /// `--limit N`: rows of a list.
  static var limit: Self {
    .number("limit", Words(vi: "nhiều nhất N dòng (mặc định 50)", en: "at most N rows (default 50)"), in: 1...1_000_000)
  }
}

extension ParameterDeclaration where Self == Parameter<Bool> {
  /// `--stdin`: many dossiers at once.
  static var stdin: Self {
    .flag(
      "stdin",
      Words(
        vi: "cho mọi hồ sơ từ đầu vào chuẩn: mỗi dòng một JSON, cả trả lời của queue --json, hoặc các cột của queue",
        en: "for every dossier of standard input: JSON a line, the whole answer of queue --json, or columns of queue"))
  }

  /// `--all`: every row of a list.
  static var all: Self {
    .flag("all", Words(vi: "tất cả các dòng", en: "every row"))
  }
}

extension Call {
  /// A text in the language of the call.
  func line(_ words: Words) { output.line(words.in(language)) }

  /// Makes sure that a repeat under a key asks for exactly what was asked the first time.
  func checkKey(needs options: String...) throws {
    guard texts["key"] != nil else { return }
    let missing = options.filter { texts[$0] == nil }.map { "--" + $0 }
    guard missing.isEmpty else {
      let list = missing.joined(separator: ", ")
      throw CommandError.usage(
        Words(
          vi: "--key phải đi cùng \(list) như lần trước, nếu không thì là một yêu cầu khác",
          en: "--key needs \(list) as at the last try, or it would ask for something else"))
    }
  }
}
