import Documents
import Exchange
public import Text

extension InboxRow {
  /// What the last try came to, as whoever looks at the inbox needs to know it, and what can be done; nil where the word in
  /// ``answer`` says all that is known.
  public var answerWords: Words? {
    switch answer {
    case "taken": Words(vi: "đã nhận", en: "taken")
    case "cut-off":
      Words(
        vi: "máy chủ nhiều lần ngừng đột ngột giữa lúc nhận thông điệp này; xem máy chủ trước khi cho nhận lại",
        en: "the server stopped in the midst of taking it, again and again; look at the server before it is tried again"
      )
    case "failure":
      Words(
        vi: "máy chủ gặp lỗi của chính nó khi nhận; lý do ghi trong nhật ký của máy chủ",
        en: "the server failed of itself when taking it; its log says why")
    case DocumentRefusal.unknownDocument("").code:
      Words(
        vi: "nói về một văn bản chưa bao giờ đến đây; cần hỏi nơi gửi",
        en: "it speaks of a document that never came here; its sender has to be asked")
    case DocumentRefusal.sealInvalid(name: "").code:
      Words(vi: "chữ ký, con dấu trên thông điệp không đúng", en: "the seal on it does not hold")
    case "infected":
      Words(
        vi: "phần mềm quét tìm thấy mã độc trong tệp kèm theo; cần báo nơi gửi",
        en: "the scanner has found malware in a file that came with it; its sender has to be told")
    case "too-long-to-scan":
      Words(
        vi: "tệp kèm theo dài hơn mức phần mềm quét nhận; cần nâng giới hạn của phần mềm quét rồi cho nhận lại",
        en: "a file that came with it is longer than the scanner takes; raise its limits and let it be tried again")
    case "not-scanned":
      Words(
        vi: "chưa quét được tệp kèm theo vì phần mềm quét không trả lời; sẽ tự thử lại",
        en: "its files could not be looked through, since the scanner does not answer; it is tried again by itself")
    case DocumentRefusal.notGenuine.code:
      Words(
        vi: "chữ ký số không hợp lệ, nên yêu cầu về văn bản đã đến trước không được thực hiện; cần hỏi nơi gửi",
        en:
          "its signatures do not hold, so that nothing is done to the document that came before; its sender has to be asked"
      )
    case ExchangeRefusal.otherContent.code: ExchangeRefusal.otherContent.words
    case ExchangeRefusal.unnamed.code: ExchangeRefusal.unnamed.words
    case ExchangeFault.Code.tooLarge.rawValue:
      Words(vi: "vượt giới hạn về độ lớn", en: "it is beyond the limits of size")
    case ExchangeFault.Code.malformed.rawValue:
      Words(
        vi: "không phải XML hợp lệ; cần gửi lại tệp nguyên vẹn",
        en: "no well-formed XML; it has to be sent again, whole")
    case ExchangeFault.Code.doctype.rawValue:
      Words(vi: "có DOCTYPE, không bao giờ được nhận", en: "it has a DOCTYPE, which is never taken")
    case ExchangeFault.Code.noMessage.rawValue:
      Words(
        vi: "là XML nhưng không phải thông điệp theo QCVN 102:2016", en: "XML, but no message as QCVN 102:2016 has it")
    default: nil
    }
  }
}
