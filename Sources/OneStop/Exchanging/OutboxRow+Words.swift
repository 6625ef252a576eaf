public import Text

extension OutboxRow {
  /// Why a message to another office has not gone out yet, or could not, as whoever waits for it needs to know; nil once it was sent,
  /// before the first try, and where the word in ``answer`` says all that is known.
  public var answerWords: Words? {
    guard state != .done, let answer else { return nil }
    switch answer {
    case "refused-no-such-agency", "refused-unknown-receiver":
      return Words(
        vi: "đối tác không biết cơ quan nhận này; xem lại mã định danh",
        en: "the partner knows no such receiver; look at its code")
    case "refused-other-content", "other-content":
      return Words(
        vi: "nơi nhận đã có văn bản khác nội dung với cùng số",
        en: "another content was received there under the same number")
    case "refused-foreign-sender":
      return Words(
        vi: "đối tác không cho gửi thay cơ quan này", en: "the partner does not let us speak for this agency")
    case "busy-http-429":
      return Words(vi: "đối tác đã nhận quá nhiều, sẽ gửi lại", en: "the partner takes nothing more for now")
    case "no-seal":
      return Words(
        vi: "máy chủ chưa có con dấu của cơ quan", en: "the server has no seal of the agency")
    case "time-stamp":
      return Words(vi: "dịch vụ dấu thời gian không trả lời", en: "the time-stamping authority does not answer")
    case "no-secret-or-address":
      return Words(
        vi: "máy chủ chưa có khóa chung hoặc địa chỉ của đối tác",
        en: "the server has no secret shared with the partner, or no address")
    case "nothing-to-send": return Words(vi: "nội dung đã bị xóa", en: "its content was erased")
    default: break
    }
    return switch answer.prefix(while: { $0 != "-" }) {
    case "unreachable":
      Words(vi: "không gọi được đối tác, sẽ gửi lại", en: "the partner cannot be reached; it is tried again")
    case "busy":
      Words(vi: "đối tác đang bận hoặc gặp lỗi, sẽ gửi lại", en: "the partner is busy or has failed; it is tried again")
    case "closed":
      Words(
        vi: "đối tác không cho vào: xem lại khóa chung, đồng hồ và địa chỉ",
        en: "the partner does not let us in: look at the secret, the clock and the address")
    case "answer": Words(vi: "không hiểu câu trả lời của đối tác", en: "the partner's answer is not understood")
    case "refused": Words(vi: "đối tác từ chối", en: "the partner refuses it")
    default: nil
    }
  }
}
