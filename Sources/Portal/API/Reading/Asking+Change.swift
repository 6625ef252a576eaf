import HTTPServing
import OneStop
import Text

extension Asking {
  /// The `Idempotency-Key`: letters, figures and marks of ASCII.
  ///
  /// - Throws: ``Problem`` when it is missing or malformed.
  func idempotencyKey() throws -> String {
    let lines = request.headers.all("Idempotency-Key")
    guard let key = lines.first, !key.isEmpty else {
      throw Problem.parameter(
        "Idempotency-Key", "idempotency-key-missing",
        Words(
          vi: "Yêu cầu thay đổi phải có Idempotency-Key, mỗi yêu cầu một khóa mới.",
          en: "A change has to carry an Idempotency-Key, a new one for each new request."))
    }
    guard lines.count == 1, key.utf8.count <= Limits.keyCharacters, key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else {
      throw Problem.parameter(
        "Idempotency-Key", "idempotency-key-malformed",
        Words(
          vi: "Idempotency-Key có từ 1 đến \(Limits.keyCharacters) ký tự ASCII, không có khoảng trắng.",
          en: "An Idempotency-Key has 1 to \(Limits.keyCharacters) characters of ASCII without blanks."))
    }
    return key
  }

  /// The version in `If-Match`.
  ///
  /// - Throws: ``Problem``: 428 when it is missing, 400 when it is no version of a dossier.
  func expectedVersion() throws -> Int {
    let lines = request.headers.all("If-Match")
    guard let line = lines.first else {
      throw Problem.parameter(
        "If-Match", "if-match-missing",
        Words(
          vi: "Hãy gửi phiên bản hồ sơ đã xem trong If-Match, ví dụ \"7\".",
          en: "Send the version of the dossier that you have seen in If-Match, such as \"7\"."),
        status: .preconditionRequired)
    }
    let inside = line.dropFirst().dropLast()
    guard lines.count == 1, line.utf8.count >= 3, line.hasPrefix("\""), line.hasSuffix("\""),
      inside.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let version = Int(inside)
    else {
      throw Problem.parameter(
        "If-Match", "if-match-malformed",
        Words(
          vi: "If-Match phải là một phiên bản trong ngoặc kép, ví dụ \"7\".",
          en: "If-Match has to be one version in quotes, such as \"7\"."))
    }
    return version
  }

  /// The identifier of a command, which belongs to whoever gives it: an officer, an integrator, or the dossier of the path.
  func commandKey() throws -> CommandKey {
    let id = try idempotencyKey()
    return switch who {
    case .officer(let officer): .officer(officer, id)
    case .integrator(let session): .integrator(session.integrator, id)
    case .holder, .citizen, .anybody: .applicant(of: try code(), id)
    }
  }
}
