import Documents
import Dossiers
import Forms
import HTTPServing
import JSON
import OneStop
import Paper
import Text
import WorkingTime

/// Every refusal of the house, as HTTP tells it. A new refusal does not compile until it has its place here.
extension Problem {
  /// What an error comes to; nil for one that nobody expected: a failure.
  ///
  /// - Parameter now: The moment, for what says until when.
  init?(_ error: any Error, at now: Instant) {
    switch error {
    case let problem as Problem: self = problem
    case let refusal as UseRefusal: self.init(refusal)
    case let refusal as EventRefusal: self = .parameter("after", "cursor-unknown", refusal.words)
    case let refusal as QueueRefusal: self.init(refusal)
    case let refusal as ReportRefusal: self.init(refusal)
    case let refusal as AccessRefusal: self.init(refusal, at: now)
    case let refusal as FileRefusal:
      self.init(refusal)
      if case .quotaUsed(let until) = refusal {
        retryAfterSeconds = max(1, Int((until.milliseconds - now.milliseconds + 999) / 1000))
      }
    case let refusal as PaymentRefusal: self.init(refusal)
    case let doubt as ClockDoubt: self.init(doubt)
    case is LogContradiction: self.init(.internalServerError, "log-contradicts", ErrorPage.contradiction)
    case let refusal as TooLongForPaper: self.init(.unprocessable, "too-long-for-paper", refusal.message)
    case let error as JSONError: self.init(error)
    default: return nil
    }
  }

  /// A refusal of the dossier: it is 409 unless HTTP has a word of its own for it.
  init(_ notice: Notice) {
    let status: Status =
      switch notice.code {
      case "stale": .preconditionFailed
      case "not-yours": .forbidden
      case "no-such-delegation": .notFound
      case "delegation-days", "delegation-begun", "delegation-too-long", "delegation-to-oneself", "unknown-officer",
        "second-factor-missing", "no-document-office", "no-document-registers", "attestation-missing",
        "subject-missing",
        "sender-missing", "receiver-missing", "receiver-twice", "too-many", "nobody-assigned", "lead-unclear",
        "unknown-unit", "officer-not-in-unit", "assigned-twice", "due-passed", "seal-invalid", "secret-electronic":
        .unprocessable
      default: .conflict
      }
    self.init(status, notice.code, notice.words)
  }

  /// What the form says of answers.
  ///
  /// - Parameter place: Where the answers stand in the body: `/answers`.
  init(_ complaints: [Complaint], at place: String) {
    self.init(
      .unprocessable, "invalid-answers",
      Words(
        vi: "Có \(complaints.count) chỗ chưa đúng trong tờ khai.",
        en: "\(complaints.count) answer(s) of the form are not right."),
      details: complaints.map {
        Detail(pointer: place + $0.pointer.description, code: $0.code.description, words: $0.words)
      })
  }

  private init(_ refusal: UseRefusal) {
    switch refusal {
    case .noSuchDossier:
      self.init(
        .notFound, "no-such-dossier",
        Words(
          vi: "Không có hồ sơ này, hoặc mã tra cứu không đúng.", en: "There is no such dossier, or not for these eyes.")
      )
    case .noSuchDocument:
      self.init(
        .notFound, "no-such-document",
        Words(vi: "Không có văn bản này.", en: "There is no such document, or not for these eyes."))
    case .noSuchWorkFile:
      self.init(
        .notFound, "no-such-work-file",
        Words(
          vi: "Cơ quan của văn bản không có hồ sơ công việc này, hoặc hồ sơ đã đóng.",
          en: "The agency of the document has no such file of work, or it is closed."))
    case .beyondLog(let size):
      self.init(
        .unprocessable, "beyond-log",
        Words(vi: "Nhật ký có \(size) mục.", en: "The log has \(size) entries."))
    case .noSignedHead:
      self.init(
        .notFound, "no-signed-head",
        Words(
          vi: "Chưa có gốc nhật ký nào được ký; hãy thử lại sau một phút.",
          en: "No head of the log is signed yet; try again in a minute."))
    case .contentErased:
      self.init(
        .notFound, "content-erased",
        Words(
          vi: "Nội dung cá nhân đã được xóa khi hết thời hạn lưu trữ; bản đã tải về trước đó vẫn chứng minh được.",
          en: "What was personal was erased when its retention ended; a copy that was kept still proves."))
    case .workFileInUse(let keys):
      let list = keys.map(\.text).joined(separator: ", ")
      self.init(
        .conflict, "work-file-in-use",
        Words(
          vi: "Trong hồ sơ công việc còn văn bản đang xử lý: \(list).",
          en: "Documents in the file of work are still being handled: \(list)."))
    case .noSuchPolicy(let name, let nearest):
      self.init(
        .unprocessable, "no-such-policy",
        Words(
          vi: "Không có chính sách chữ ký “\(name)”.\(Problem.meant(nearest).vi)",
          en: "There is no signature policy “\(name)”.\(Problem.meant(nearest).en)"))
    case .noSuchProcedure:
      self.init(.notFound, "no-such-procedure", Words(vi: "Không có thủ tục này.", en: "There is no such procedure."))
    case .noSuchRegister:
      self.init(.notFound, "no-such-register", Words(vi: "Không có sổ này.", en: "There is no such register."))
    case .noSuchIntake:
      self.init(
        .notFound, "no-such-intake",
        Words(
          vi: "Không có đợt tuyển sinh này, hoặc trường không có trong đợt.",
          en: "There is no such intake, or the school is not in it."))
    case .keyReused:
      self.init(
        .unprocessable, "key-reused",
        Words(
          vi: "Idempotency-Key này đã dùng cho một yêu cầu khác. Mỗi yêu cầu cần một khóa mới.",
          en: "This Idempotency-Key was used for another request. Every new request needs a new key."))
    case .badKey:
      self.init(
        .badRequest, "idempotency-key-malformed",
        Words(
          vi: "Idempotency-Key phải có từ 1 đến 128 ký tự.", en: "The Idempotency-Key has to have 1 to 128 characters.")
      )
    case .notSupervising:
      self.init(
        .forbidden, "not-supervising",
        Words(
          vi: "Bạn không phụ trách đơn vị này.", en: "You do not supervise this unit."))
    case .searchTooWide(let beginning):
      self.init(
        .unprocessable, "search-too-wide",
        Words(
          vi: "Có quá nhiều từ bắt đầu bằng “\(beginning)”. Hãy ghi thêm chữ hoặc thêm từ.",
          en: "Too many words begin with “\(beginning)”. Write more letters, or another word."))
    case .definitionLost:
      self.init(
        .internalServerError, "definition-lost",
        Words(
          vi: "Không còn văn bản thủ tục của hồ sơ này. Hãy báo quản trị hệ thống.",
          en: "The definition of this dossier's procedure is lost. Tell the operator."))
    }
  }

  private init(_ refusal: AccessRefusal, at now: Instant) {
    switch refusal {
    case .wrongPassword:
      self.init(.unauthorized, "wrong-password", Words(vi: "Sai tên hoặc mật khẩu.", en: "Wrong name or password."))
      challenge = Problem.bearer
    case .locked(let until):
      self.init(
        .tooManyRequests, "locked",
        Words(
          vi: "Sai mật khẩu quá nhiều lần. Tài khoản bị khóa đến \(until.asShown).",
          en: "Too many wrong passwords. The account is locked until \(until.asShown)."))
      retryAfterSeconds = max(1, Int((until.milliseconds - now.milliseconds + 999) / 1000))
    case .badToken:
      self.init(
        .unauthorized, "bad-token",
        Words(
          vi: "Phiên làm việc không còn hiệu lực. Hãy đăng nhập lại.",
          en: "The token is unknown, expired or revoked. Sign in again."))
      challenge = Problem.bearer + #", error="invalid_token""#
    case .missingScope(let scope):
      self.init(
        .forbidden, "missing-scope",
        Words(
          vi: "Phiên làm việc này không có quyền “\(scope.rawValue)”.",
          en: "This token lacks the scope \(scope.rawValue)."))
    case .missingGrant(let scope):
      self.init(
        .forbidden, "missing-scope",
        Words(
          vi: "Mã truy cập này không có quyền “\(scope.rawValue)”; người vận hành cấp bằng motcua integrator add.",
          en: "This token lacks the scope \(scope.rawValue); the operator gives it with motcua integrator add."))
    case .forOfficers:
      self.init(
        .forbidden, "for-officers",
        Words(
          vi: "Việc này chỉ dành cho cán bộ; mã truy cập của hệ thống kết nối không dùng được ở đây.",
          en: "This is for officers alone; the token of an integrator does not count here."))
    case .forApplicants:
      self.init(
        .forbidden, "for-applicants",
        Words(
          vi: "Việc này chỉ dành cho người nộp hồ sơ: cần mã bí mật trên biên nhận, hoặc đăng nhập của chính người đó.",
          en: "This is for whoever filed alone: it takes the secret of the receipt, or that person's own log-in."))
    case .otherProcedure(let id):
      self.init(
        .forbidden, "other-procedure",
        Words(
          vi: "Mã truy cập này không dùng được cho thủ tục \(id).",
          en: "This token does not count for the procedure \(id)."))
    case .unknownOfficer(let name):
      self.init(
        .notFound, "unknown-officer",
        Words(vi: "Không có cán bộ \(name) trong định nghĩa.", en: "The definitions know no officer \(name)."))
    case .passwordTooShort(let least):
      self.init(
        .unprocessable, "password-too-short",
        Words(vi: "Mật khẩu phải có ít nhất \(least) ký tự.", en: "A password has at least \(least) characters."))
    case .codeMissing:
      self.init(
        .unauthorized, "code-missing",
        Words(
          vi: "Hãy nhập mã của ứng dụng xác thực, hoặc một mã khôi phục.",
          en: "The code of the authenticator app is needed, or a recovery code."))
      challenge = Problem.bearer
    case .wrongCode:
      self.init(
        .unauthorized, "wrong-code",
        Words(
          vi: "Mã xác thực không đúng hoặc đã dùng rồi; hãy đợi mã tiếp theo.",
          en: "The code is not right, or was used already; wait for the next one."))
      challenge = Problem.bearer
    case .secondFactorRequired:
      self.init(
        .forbidden, "second-factor-required",
        Words(
          vi: "Vai trò này chỉ dùng được với xác thực hai lớp. Hãy bật trước (motcua totp enable), rồi đăng nhập lại.",
          en: "The role is held only with a second factor. Switch it on first (motcua totp enable), then sign in again."
        ))
    case .secondFactorOn:
      self.init(
        .conflict, "second-factor-on",
        Words(
          vi: "Xác thực hai lớp đã bật. Người vận hành mới tắt được (motcua user totp-reset).",
          en: "The second factor is on already. Only the operator switches it off (motcua user totp-reset)."))
    case .secondFactorOff:
      self.init(
        .conflict, "second-factor-off",
        Words(
          vi: "Chưa bắt đầu bật xác thực hai lớp (motcua totp enable).",
          en: "No second factor was begun (motcua totp enable)."))
    }
  }

  private init(_ error: JSONError) {
    let isUnreadable = error.problems.contains {
      [.syntax, .encoding, .limit, .duplicateKey, .number].contains($0.code)
    }
    self.init(
      isUnreadable ? .badRequest : .unprocessable, isUnreadable ? "malformed-json" : "invalid-body",
      isUnreadable
        ? Words(vi: "Không đọc được nội dung JSON.", en: "The body is not JSON that can be read here.")
        : Words(
          vi: "Nội dung JSON không đúng như yêu cầu.", en: "The JSON body is not what is expected here."),
      details: error.problems.map(Detail.init))
  }

  /// A refusal of the server itself, before any handler.
  init(_ refusal: HTTPRefusal) {
    self.init(refusal.status, refusal.code.rawValue, refusal.words)
  }

  /// How an officer says who he is.
  static let bearer = #"Bearer realm="motcua""#
  /// How an applicant shows the secret of the receipt.
  static let receipt = #"Receipt realm="motcua""#
}

extension Problem.Detail {
  fileprivate init(_ problem: JSONError.Problem) {
    let place = problem.position.map { "line \($0.line), column \($0.column)" }
    let near = problem.suggestion
    self.init(
      pointer: problem.pointer.description, code: problem.code.rawValue,
      words: Words(
        vi: problem.message.vi + (near.map { "; có phải `\($0)`?" } ?? "")
          + (problem.position.map { " (dòng \($0.line), cột \($0.column))" } ?? ""),
        en: problem.message.en + (near.map { "; did you mean `\($0)`?" } ?? "") + (place.map { " (\($0))" } ?? "")))
  }
}
