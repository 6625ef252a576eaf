public import Text

/// A request that the server itself turned away, before or instead of a handler.
public struct HTTPRefusal: Error, Sendable {
  /// Why, as a stable word; the set may grow.
  public struct Code: RawRepresentable, Hashable, Sendable, Error {
    /// The word, in lower case with hyphens.
    public let rawValue: String

    /// A code of a word.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }
  }

  /// Why.
  public let code: Code
  /// The status of the answer.
  public var status: Status { code.meaning.status }
  /// What a person reads.
  public var words: Words { code.meaning.words }
  /// The number of the request, which also stands in the log.
  public let requestID: String
  /// True when the client would rather have JSON than a page.
  public let prefersJSON: Bool
  /// The language the client asked for; Vietnamese when it did not say.
  public let language: Language
  /// What can be done instead, for 405.
  public let allowed: [Method]
  /// When to come back, for 429, 503 and 507.
  public let retryAfterSeconds: Int?
}

extension HTTPRefusal.Code {
  /// 400: the head breaks the rules of HTTP (lines, names, characters).
  public static let headMalformed = Self(rawValue: "head-malformed")
  /// 400: the length of the body is said twice, in two ways, or wrongly.
  public static let lengthAmbiguous = Self(rawValue: "length-ambiguous")
  /// 400: no `Host`, several, or a malformed one.
  public static let hostMissing = Self(rawValue: "host-missing")
  /// 400: the address breaks the rules of RFC 3986.
  public static let addressMalformed = Self(rawValue: "address-malformed")
  /// 400: the path would lead elsewhere (`..`, an encoded `/`, a NUL).
  public static let pathUnsafe = Self(rawValue: "path-unsafe")
  /// 400: text that is not UTF-8.
  public static let textNotUTF8 = Self(rawValue: "text-not-utf8")
  /// 400: a query or form that cannot be read.
  public static let fieldsMalformed = Self(rawValue: "fields-malformed")
  /// 400: a query or form of too many items.
  public static let tooManyFields = Self(rawValue: "too-many-fields")
  /// 404: no route.
  public static let notFound = Self(rawValue: "not-found")
  /// 405: a route, but not with this method.
  public static let methodNotAllowed = Self(rawValue: "method-not-allowed")
  /// 408: too slow.
  public static let tooSlow = Self(rawValue: "too-slow")
  /// 413: the body is too large.
  public static let bodyTooLarge = Self(rawValue: "body-too-large")
  /// 414: the address is too long.
  public static let addressTooLong = Self(rawValue: "address-too-long")
  /// 415: the body is of another kind than this place takes.
  public static let bodyKind = Self(rawValue: "body-kind")
  /// 421: the host is not one of ours.
  public static let hostUnknown = Self(rawValue: "host-unknown")
  /// 429: too many requests from this address.
  public static let tooManyRequests = Self(rawValue: "too-many-requests")
  /// 431: the head is too long.
  public static let headTooLarge = Self(rawValue: "head-too-large")
  /// 500: the handler failed.
  public static let failed = Self(rawValue: "failed")
  /// 501: a method that nobody here knows.
  public static let methodUnknown = Self(rawValue: "method-unknown")
  /// 503: all workers are busy and the queue is full.
  public static let busy = Self(rawValue: "busy")
  /// 503: the disk does not take the body: it is write-protected, or fails.
  public static let diskFailed = Self(rawValue: "disk-failed")
  /// 507: no room on the disk for the body.
  public static let diskFull = Self(rawValue: "disk-full")
}

extension HTTPRefusal.Code {
  /// When to come back, in seconds, where coming back helps; the disk waits for a person.
  var retryAfterSeconds: Int? {
    switch self {
    case .busy: 1
    case .diskFull, .diskFailed: 60
    default: nil
    }
  }

  var meaning: (status: Status, words: Words) {
    HTTPRefusal.meanings[self] ?? (.internalServerError, Words(vi: "Lỗi của máy chủ", en: "The server failed"))
  }
}

extension HTTPRefusal {
  fileprivate static let meanings: [Code: (status: Status, words: Words)] = [
    .headMalformed: (.badRequest, Words(vi: "Yêu cầu sai cú pháp HTTP", en: "The request breaks the rules of HTTP")),
    .lengthAmbiguous: (
      .badRequest, Words(vi: "Độ dài nội dung không rõ ràng", en: "The length of the body is ambiguous")
    ),
    .hostMissing: (
      .badRequest, Words(vi: "Thiếu tên máy chủ hoặc có nhiều tên", en: "The host is missing or named more than once")
    ),
    .addressMalformed: (.badRequest, Words(vi: "Địa chỉ không đúng", en: "The address is malformed")),
    .pathUnsafe: (.badRequest, Words(vi: "Đường dẫn không hợp lệ", en: "The path is not allowed")),
    .textNotUTF8: (.badRequest, Words(vi: "Chữ không theo mã UTF-8", en: "The text is not UTF-8")),
    .fieldsMalformed: (.badRequest, Words(vi: "Không đọc được biểu mẫu", en: "The form cannot be read")),
    .tooManyFields: (.badRequest, Words(vi: "Biểu mẫu có quá nhiều mục", en: "The form has too many fields")),
    .notFound: (.notFound, Words(vi: "Không tìm thấy trang", en: "There is nothing at this address")),
    .methodNotAllowed: (
      .methodNotAllowed, Words(vi: "Không làm được việc này ở đây", en: "This cannot be done at this address")
    ),
    .tooSlow: (.requestTimeout, Words(vi: "Yêu cầu đến quá chậm", en: "The request took too long to arrive")),
    .bodyTooLarge: (.contentTooLarge, Words(vi: "Nội dung gửi lên quá lớn", en: "What was sent is too large")),
    .addressTooLong: (.addressTooLong, Words(vi: "Địa chỉ quá dài", en: "The address is too long")),
    .bodyKind: (
      .unsupportedMediaType, Words(vi: "Kiểu nội dung không được nhận", en: "This kind of content is not taken here")
    ),
    .hostUnknown: (.misdirected, Words(vi: "Tên máy chủ không đúng", en: "This server does not go by that name")),
    .tooManyRequests: (
      .tooManyRequests, Words(vi: "Quá nhiều yêu cầu, xin thử lại sau", en: "Too many requests; please try again later")
    ),
    .headTooLarge: (.headersTooLarge, Words(vi: "Phần đầu yêu cầu quá dài", en: "The head of the request is too long")),
    .failed: (.internalServerError, Words(vi: "Máy chủ gặp lỗi", en: "The server failed")),
    .methodUnknown: (.notImplemented, Words(vi: "Phương thức không được hỗ trợ", en: "The method is not known here")),
    .busy: (
      .serviceUnavailable,
      Words(vi: "Máy chủ đang bận, xin thử lại sau", en: "The server is busy; please try again later")
    ),
    .diskFailed: (
      .serviceUnavailable, Words(vi: "Máy chủ không ghi được vào đĩa", en: "The server cannot write to its disk")
    ),
    .diskFull: (
      .insufficientStorage, Words(vi: "Máy chủ hết chỗ chứa", en: "The server has no room for what was sent")
    ),
  ]
}
