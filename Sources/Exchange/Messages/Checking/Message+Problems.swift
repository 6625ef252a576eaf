internal import Text
public import WorkingTime

extension Message {
  /// What is not as it should be in what the message says: parts that are missing, texts that other agencies' programs would cut off
  /// or refuse, dates and codes that are none, attachments and manifest that do not go together.
  ///
  /// None of it keeps a message from being read; all of it keeps one from being written.
  ///
  /// - Parameter today: The day against which dates are held; nil to leave that out.
  public func problems(today: Day? = nil) -> [MessageProblem] {
    var check = MessageCheck(today: today)
    switch self {
    case .document(let message):
      check.header(message)
      check.business(message)
      check.attachments(message)
    case .status(let message): check.status(message)
    }
    return check.problems
  }
}

/// Holds a message against what a validator in service asks (its lengths, in characters), and what the standard's parts need.
struct MessageCheck {
  let today: Day?
  private(set) var problems: [MessageProblem] = []

  init(today: Day?) {
    self.today = today
  }

  /// Of a message with a hundred thousand mistakes the first are told.
  mutating func add(_ kind: MessageProblem.Kind, _ part: String, _ vi: String, _ en: String) {
    guard problems.count < MessageLimits.problems else {
      if problems.count == MessageLimits.problems {
        problems.append(MessageProblem(.notKept, "", Words(vi: "còn nhiều lỗi khác nữa", en: "and more problems")))
      }
      return
    }
    problems.append(MessageProblem(kind, part, Words(vi: vi, en: en)))
  }

  mutating func need(_ isThere: Bool, _ part: String) {
    guard !isThere else { return }
    add(.missing, part, "thiếu \(part)", "\(part) is missing")
  }

  mutating func limit(_ text: String?, _ most: Int, _ part: String) {
    guard let count = text?.unicodeScalars.count, count > most else { return }
    add(
      .tooLong, part, "\(part) dài \(count) ký tự, tối đa \(most)", "\(part) has \(count) characters, at most \(most)")
  }

  mutating func day(_ day: WireDay?, _ part: String, isPast: Bool = false) {
    guard let day else { return }
    guard let date = day.day else {
      add(
        .wrongType, part, "\(part) “\(day.text.harmlessStart)” không phải ngày dạng yyyy/MM/dd",
        "\(part) “\(day.text.harmlessStart)” is no day as yyyy/MM/dd")
      return
    }
    guard isPast, let today, date > today else { return }
    add(
      .mismatch, part, "\(part) \(date.dayFirst) ở sau hôm nay \(today.dayFirst)",
      "\(part) \(date) is after today, \(today)")
  }

  mutating func time(_ time: WireTime?, _ part: String) {
    guard let time, time.instant == nil else { return }
    add(
      .wrongType, part, "\(part) “\(time.text.harmlessStart)” không phải thời điểm dạng yyyy/MM/dd HH:mm:ss",
      "\(part) “\(time.text.harmlessStart)” is no moment as yyyy/MM/dd HH:mm:ss")
  }

  mutating func code<Meaning>(_ code: Coded<Meaning>?, _ part: String, _ known: String) {
    guard let code, code.meaning == nil else { return }
    add(
      .wrongType, part, "\(part) là “\(code.text.harmlessStart)”, cần là \(known)",
      "\(part) is “\(code.text.harmlessStart)” and should be \(known)")
  }
}
