public import Text

/// Why an address brought nothing that can be used.
public struct RevocationFailure: Error, Sendable, Hashable {
  /// Why, as a stable word.
  public enum Code: String, Sendable, Hashable {
    /// The call brought no answer; the detail says which way it failed.
    case call
    /// The answer has another status than 200.
    case status
    /// It sends on to where the set does not allow it, or too often.
    case redirect
    /// What came is not what was asked for.
    case unreadable
    /// Nobody whose chain leads to an anchor of the set has signed it.
    case notGenuine = "not-genuine"
    /// It was issued before what is kept already.
    case older
    /// It says that it is no longer good.
    case outOfDate = "out-of-date"
    /// It says that it is from the future.
    case future
    /// The responder does not know the certificate.
    case unknown
    /// The folder for what was fetched cannot be written.
    case disk
  }

  /// Why.
  public let code: Code
  /// The reason of the call's failure or the status, as one word; nil for the other codes.
  public let detail: String?

  init(_ code: Code, _ detail: String? = nil) {
    self.code = code
    self.detail = detail
  }

  /// One line for an operator.
  public var words: Words {
    let more = detail.map { " (\($0))" } ?? ""
    return switch code {
    case .call: Words(vi: "gọi không được\(more)", en: "the call failed\(more)")
    case .status: Words(vi: "máy chủ không đưa ra\(more)", en: "the server does not give it\(more)")
    case .redirect: Words(vi: "bị chuyển đến nơi không được phép", en: "it sends on to where it may not")
    case .unreadable: Words(vi: "nội dung nhận được không đọc được", en: "what came cannot be read")
    case .notGenuine:
      Words(
        vi: "không do tổ chức nào thuộc nguồn tin cậy ký", en: "nobody who leads to an anchor of the set has signed it")
    case .older: Words(vi: "cũ hơn bản đang giữ", en: "it is older than what is kept")
    case .outOfDate: Words(vi: "đã hết hạn dùng", en: "it is out of date")
    case .future: Words(vi: "đề ngày trong tương lai", en: "it is dated in the future")
    case .unknown: Words(vi: "máy trả lời không biết chứng thư này", en: "the responder does not know the certificate")
    case .disk: Words(vi: "không ghi được vào thư mục dữ liệu", en: "the data folder cannot be written")
    }
  }
}
