import WorkingTime
import Procedures
public import Text

/// A refusal as it is told: a stable code for programs, words for people. Kept with the command, so that a repeat is
/// told the same.
public struct Notice: Hashable, Sendable {
  /// The code; stable text, never reused.
  public let code: String
  /// What people read: what is not possible, and what would be.
  public let words: Words

  /// A notice.
  public init(code: String, words: Words) {
    self.code = code
    self.words = words
  }
}

extension Refusal {
  /// The refusal as it is told, in the words of the office.
  public func notice(naming names: Names) -> Notice {
    switch self {
    case .stale(let expected, let current):
      Notice(
        code: "stale",
        words: Words(
          vi: "Hồ sơ đã thay đổi (bản \(current), trang này là bản \(expected)). Hãy xem lại rồi làm tiếp.",
          en: "The dossier has changed (version \(current), this was version \(expected)). Look at it again."))
    case .ended:
      Notice(
        code: "ended",
        words: Words(vi: "Hồ sơ đã kết thúc, không thao tác được nữa.", en: "The dossier has ended."))
    case .taskNotOpen(let number):
      Notice(
        code: "task-not-open",
        words: Words(
          vi: "Việc số \(number) không còn mở: đã có người xử lý. Hãy xem lại hồ sơ.",
          en: "Task \(number) is not open: somebody was faster. Look at the dossier again."))
    case .takenByOther(let officer):
      Notice(
        code: "taken-by-other",
        words: Words(
          vi: "\(names.officer(officer).vi) đã nhận việc này. Chờ người đó trả lại hoặc chuyển việc.",
          en: "\(names.officer(officer).en) has taken this task. It has to be released or assigned first."))
    case .notTaken:
      Notice(
        code: "not-taken",
        words: Words(vi: "Bạn chưa nhận việc này nên không trả lại được.", en: "You have not taken this task."))
    case .noSuchAction(let action, let step):
      Notice(
        code: "no-such-action",
        words: Words(
          vi: "Bước “\(names.step(step).vi)” không có thao tác `\(action)`.",
          en: "The step “\(names.step(step).en)” has no action `\(action)`."))
    case .notYours(let duty):
      Refusal.notice(notYours: duty, names)
    case .notYetTime:
      Notice(code: "not-yet", words: Words(vi: "Chưa đến lúc.", en: "The moment has not come."))
    case .conditionNotMet(let action, let condition, let because):
      Notice(
        code: "condition-not-met",
        words: Words(
          vi: "Chưa làm được “\(names.action(action).vi)”: \(because?.vi ?? condition)",
          en: "“\(names.action(action).en)” is not possible: \(because?.en ?? condition)"))
    case .noRoute(let action):
      Notice(
        code: "no-route",
        words: Words(
          vi: "Thao tác “\(names.action(action).vi)” không có lối đi nào thỏa điều kiện.",
          en: "No way on from “\(names.action(action).en)” has a condition that holds."))
    case .sameOfficer(let step):
      Notice(
        code: "same-officer",
        words: Words(
          vi: "Bạn đã xử lý bước “\(names.step(step).vi)”; bước này phải do người khác kiểm soát.",
          en: "You acted at “\(names.step(step).en)”; this has to be done by somebody else."))
    case .heardAlready(let step):
      Notice(
        code: "heard-already",
        words: Words(
          vi: "Bạn đã cho ý kiến ở bước “\(names.step(step).vi)”; ý kiến này phải do người khác cho.",
          en: "You have given your opinion at “\(names.step(step).en)”; this one has to come from somebody else."))
    case .unitMissing(let field):
      Notice(
        code: "unit-missing",
        words: Words(
          vi: "Hồ sơ chưa chọn đơn vị ở mục “\(names.field(field.text).vi)”, nên chưa biết chuyển đến đâu.",
          en: "The dossier names no unit in “\(names.field(field.text).en)”, so nobody knows whom to ask."))
    case .tooManyMessages, .notEnded, .ratedAlready, .ratingOutside, .textMissing:
      conversationNotice(names)
    case .reasonMissing, .textTooLong, .itemsMissing, .unknownItem, .supplementIncomplete, .partsMissing, .unknownPart,
      .fileTwice, .fileKind, .fileTooLarge, .tooManyFiles, .channelClosed, .extendedEnough, .clockNotRunning,
      .clockRefuses, .nothingOwed, .paymentMissing, .paymentDiffers, .undecided, .entryUnfit:
      inputNotice(names)
    case .signatureUnjudged, .signatureInvalid, .signatureMissing, .signedUnasked, .documentUnjudged, .documentInvalid,
      .documentUndecided, .documentWaits, .ownSignature:
      signatureNotice(names)
    case .noIntake, .intakeNotOpen, .intakeClosed, .schoolNotOffered, .schoolFull:
      intakeNotice(names)
    case .notPayableOnline, .paymentUnderWay, .paymentInQuestion, .tooManyPayments:
      paymentNotice(names)
    case .notSupervisor, .lacksPost, .notReturnable, .noApology, .apologyTooLate, .apologisedAlready, .notANewDate,
      .nothingPaid, .refundDiffers:
      officeNotice(names)
    case .erased, .notErasable, .heldBackAlready, .notHeldBack:
      retainingNotice(names)
    }
  }

  private static func notice(notYours duty: Duty, _ names: Names) -> Notice {
    switch duty {
    case .officer(let role, let unit):
      Notice(
        code: "not-yours",
        words: Words(
          vi: "Việc này của \(names.role(role).vi), \(names.unit(unit).vi).",
          en: "This is for: \(names.role(role).en), \(names.unit(unit).en)."))
    case .applicant:
      Notice(
        code: "not-yours",
        words: Words(vi: "Việc này do người nộp hồ sơ làm.", en: "This is for the applicant."))
    case .nobody:
      Notice(
        code: "not-yours",
        words: Words(
          vi: "Hồ sơ đang chờ đến ngày của đợt, chưa ai phải làm gì.",
          en: "A date of the intake is waited for, nobody has to act."))
    }
  }

  /// Refusals of messages and ratings.
  private func conversationNotice(_ names: Names) -> Notice {
    switch self {
    case .tooManyMessages(let limit):
      Notice(
        code: "too-many-messages",
        words: Words(
          vi:
            "Hôm nay bạn đã gửi \(limit) tin nhắn chưa được trả lời. Hãy chờ cán bộ trả lời, hoặc gửi tiếp vào ngày mai.",
          en: "You have sent \(limit) messages today that wait for an answer. Wait for it, or write again tomorrow."))
    case .notEnded:
      Notice(
        code: "not-ended",
        words: Words(
          vi: "Chỉ đánh giá được khi hồ sơ đã giải quyết xong.", en: "It can be rated only when the dossier has ended.")
      )
    case .ratedAlready:
      Notice(
        code: "rated-already",
        words: Words(
          vi: "Hồ sơ đã được đánh giá; mỗi hồ sơ đánh giá một lần.", en: "This has been rated already; once is all."))
    case .ratingOutside:
      Notice(
        code: "rating-outside",
        words: Words(vi: "Hãy chọn một mức từ 1 đến 5.", en: "Choose a rating from 1 to 5."))
    case .textMissing:
      Notice(code: "text-missing", words: Words(vi: "Hãy ghi nội dung.", en: "Write something."))
    default: notice(naming: names)
    }
  }

  /// Refusals of what came with a command.
  private func inputNotice(_ names: Names) -> Notice {
    switch self {
    case .reasonMissing:
      Notice(code: "reason-missing", words: Words(vi: "Hãy ghi lý do.", en: "Give a reason."))
    case .textTooLong(let limit):
      Notice(
        code: "too-long", words: Words(vi: "Dài quá mức cho phép (\(limit)).", en: "Longer than allowed (\(limit))."))
    case .itemsMissing:
      Notice(
        code: "items-missing",
        words: Words(
          vi: "Hãy nêu ít nhất một mục hoặc giấy tờ cần bổ sung.", en: "Name at least one field or paper to supplement."
        ))
    case .unknownItem(let item):
      Notice(
        code: "unknown-item",
        words: Words(vi: "Thủ tục này không có \(item).", en: "This procedure has no \(item)."))
    case .supplementIncomplete(let items):
      Notice(
        code: "supplement-incomplete",
        words: Words(
          vi: "Còn thiếu: \(names.items(items).vi).",
          en: "Still missing: \(names.items(items).en)."))
    case .partsMissing(let parts):
      Notice(
        code: "parts-missing",
        words: Words(
          vi: "Thiếu giấy tờ bắt buộc: \(names.parts(parts).vi).",
          en: "Papers are missing: \(names.parts(parts).en)."))
    case .unknownPart(let part):
      Notice(
        code: "unknown-part",
        words: Words(
          vi: "Hồ sơ này không cần giấy tờ “\(names.part(part).vi)”.",
          en: "This dossier does not ask for “\(names.part(part).en)”."))
    case .fileTwice(let part, let name):
      Notice(
        code: "file-twice",
        words: Words(
          vi: "Tệp “\(name)” được nộp hai lần cho “\(names.part(part).vi)”.",
          en: "The file “\(name)” stands twice for “\(names.part(part).en)”."))
    case .fileKind(let part, let name):
      Notice(
        code: "file-kind",
        words: Words(
          vi: "“\(names.part(part).vi)” không nhận loại tệp như “\(name)”. \(names.files(part).vi).",
          en: "“\(names.part(part).en)” takes no file like “\(name)”. \(names.files(part).en)."))
    case .fileTooLarge(let part, let name):
      Notice(
        code: "file-too-large",
        words: Words(
          vi: "Tệp “\(name)” quá lớn cho “\(names.part(part).vi)”. \(names.files(part).vi).",
          en: "The file “\(name)” is too large for “\(names.part(part).en)”. \(names.files(part).en)."))
    case .tooManyFiles(let part):
      Notice(
        code: "too-many-files",
        words: Words(
          vi: "Có quá nhiều tệp cho “\(names.part(part).vi)”. \(names.files(part).vi).",
          en: "There are too many files for “\(names.part(part).en)”. \(names.files(part).en)."))
    case .channelClosed(let channel):
      Notice(
        code: "channel-closed",
        words: Words(
          vi: "Thủ tục này không nhận hồ sơ theo cách này (\(channel.rawValue)).",
          en: "This procedure does not take dossiers this way (\(channel.rawValue))."))
    case .extendedEnough(let times):
      Notice(
        code: "extended-enough",
        words: Words(vi: "Chỉ được kéo dài \(times) lần.", en: "It may be extended \(times) time(s) only."))
    case .clockNotRunning:
      Notice(
        code: "clock-not-running",
        words: Words(vi: "Thời hạn giải quyết không đang chạy.", en: "The legal limit is not running."))
    case .nothingOwed:
      Notice(
        code: "nothing-owed",
        words: Words(vi: "Hồ sơ không còn khoản nào phải nộp.", en: "The dossier owes nothing."))
    case .paymentMissing(let owed):
      Notice(
        code: "payment-missing",
        words: Words(
          vi: "Hãy ghi số tiền đã nộp và cách nộp; phải nộp \(owed.words.vi).",
          en: "Say what was paid and how; \(owed.words.en) is owed."))
    case .paymentDiffers(let owed, let paid):
      Notice(
        code: "payment-differs",
        words: Words(
          vi: "Phải nộp \(owed.words.vi), không phải \(paid.words.vi).",
          en: "\(owed.words.en) is owed, not \(paid.words.en)."))
    case .undecided(let fault):
      Notice(
        code: "undecided",
        words: Words(
          vi: "Quyết định \(fault.ruling) không cho kết quả với hồ sơ này: \(fault.reason.vi).",
          en: "The decision \(fault.ruling) comes to nothing for this dossier: \(fault.reason.en)."))
    case .entryUnfit(let register, let column):
      Notice(
        code: "entry-unfit",
        words: Words(
          vi: "Không vào được sổ “\(names.register(register).vi)”: “\(column.vi)” còn trống hoặc không đúng kiểu.",
          en:
            "Nothing can be written into “\(names.register(register).en)”: “\(column.en)” is empty or not what the register takes."
        ))
    case .clockRefuses(let refusal):
      Notice(code: "clock-refuses", words: refusal.words)
    case .stale, .ended, .taskNotOpen, .takenByOther, .notTaken, .noSuchAction, .notYours, .notYetTime,
      .conditionNotMet, .noRoute, .sameOfficer, .heardAlready, .unitMissing, .tooManyMessages, .notEnded, .ratedAlready,
      .ratingOutside, .textMissing, .signatureUnjudged, .signatureInvalid, .signatureMissing, .signedUnasked,
      .documentUnjudged, .documentInvalid, .documentUndecided, .documentWaits, .ownSignature, .noIntake, .intakeNotOpen,
      .intakeClosed, .schoolNotOffered, .schoolFull, .notPayableOnline, .paymentUnderWay, .paymentInQuestion,
      .tooManyPayments,
      .notSupervisor, .lacksPost, .notReturnable, .noApology, .apologyTooLate, .apologisedAlready, .notANewDate,
      .nothingPaid, .refundDiffers, .erased, .notErasable, .heldBackAlready, .notHeldBack:
      notice(naming: names)
    }
  }
}
