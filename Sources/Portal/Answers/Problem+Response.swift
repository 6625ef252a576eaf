import HTTPServing
import JSON
import Text

extension Problem {
  /// The problem as `application/problem+json`, in the language that the client reads.
  ///
  /// - Parameter id: The number of the request, which also stands in the log.
  func response(in language: Language, requestID id: String) -> Response {
    var response = Response.json(json(in: language, requestID: id).canonical, status: status)
    response.headers.set("Content-Type", "application/problem+json")
    response.headers.set("Content-Language", language.rawValue)
    response.headers.set("Cache-Control", "no-store")
    response.headers.set("X-Content-Type-Options", "nosniff")
    if let retryAfterSeconds { response.headers.set("Retry-After", String(retryAfterSeconds)) }
    if let challenge { response.headers.set("WWW-Authenticate", challenge) }
    return response
  }

  private func json(in language: Language, requestID id: String) -> JSONValue {
    var problem: JSONObject = [
      "type": "about:blank", "title": .string(status.title.in(language)), "status": JSONValue(status.rawValue),
      "detail": .string(words.in(language)), "code": .string(code), "words": words.json, "requestId": .string(id),
    ]
    if !details.isEmpty { problem["errors"] = .array(details.map { $0.json(in: language) }) }
    return .object(problem)
  }
}

extension Problem.Detail {
  fileprivate func json(in language: Language) -> JSONValue {
    var detail: JSONObject = ["code": .string(code), "detail": .string(words.in(language)), "words": words.json]
    if let pointer { detail["pointer"] = .string(pointer) }
    if let parameter { detail["parameter"] = .string(parameter) }
    return .object(detail)
  }
}

extension Words {
  /// Both languages.
  var json: JSONValue { ["vi": .string(vi), "en": .string(en)] }
}

extension Status {
  /// What the three digits mean, in a word or two.
  fileprivate var title: Words {
    switch self {
    case .badRequest: Words(vi: "Yêu cầu không đúng", en: "Bad Request")
    case .unauthorized: Words(vi: "Chưa xác thực", en: "Unauthorized")
    case .forbidden: Words(vi: "Không được phép", en: "Forbidden")
    case .notFound: Words(vi: "Không tìm thấy", en: "Not Found")
    case .methodNotAllowed: Words(vi: "Không làm được việc này ở đây", en: "Method Not Allowed")
    case .requestTimeout: Words(vi: "Yêu cầu đến quá chậm", en: "Request Timeout")
    case .conflict: Words(vi: "Không thực hiện được lúc này", en: "Conflict")
    case .preconditionFailed: Words(vi: "Hồ sơ đã thay đổi", en: "Precondition Failed")
    case .contentTooLarge: Words(vi: "Nội dung quá lớn", en: "Content Too Large")
    case .unsupportedMediaType: Words(vi: "Kiểu nội dung không được nhận", en: "Unsupported Media Type")
    case .unprocessable: Words(vi: "Nội dung chưa đúng", en: "Unprocessable Content")
    case .preconditionRequired: Words(vi: "Thiếu phiên bản hồ sơ", en: "Precondition Required")
    case .tooManyRequests: Words(vi: "Quá nhiều yêu cầu", en: "Too Many Requests")
    case .internalServerError: Words(vi: "Máy chủ gặp lỗi", en: "Internal Server Error")
    case .serviceUnavailable: Words(vi: "Máy chủ đang bận", en: "Service Unavailable")
    case .insufficientStorage: Words(vi: "Máy chủ hết chỗ chứa", en: "Insufficient Storage")
    default: Words(vi: "Lỗi \(rawValue)", en: "Error \(rawValue)")
    }
  }
}
