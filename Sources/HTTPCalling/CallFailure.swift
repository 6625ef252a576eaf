public import Text

/// A call that brought no answer.
public struct CallFailure: Error, Sendable, CustomStringConvertible {
  /// Why, as a stable word; the set may grow.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The word, in lower case with hyphens.
    public let rawValue: String

    /// A code of a word.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The address is malformed, or not `http` or `https`.
    public static let url = Code(rawValue: "url")
    /// The host has no address.
    public static let unknownHost = Code(rawValue: "unknown-host")
    /// Nobody answers at the address.
    public static let unreachable = Code(rawValue: "unreachable")
    /// The address lies in a network that must not be called.
    public static let notAllowed = Code(rawValue: "not-allowed")
    /// It took too long.
    public static let timeout = Code(rawValue: "timeout")
    /// The server cannot prove who it is.
    public static let certificate = Code(rawValue: "certificate")
    /// The encrypted connection failed.
    public static let tls = Code(rawValue: "tls")
    /// The connection broke off before the end of the answer.
    public static let brokenOff = Code(rawValue: "broken-off")
    /// The answer is larger than allowed.
    public static let tooLarge = Code(rawValue: "too-large")
    /// A file of this machine cannot be read or written.
    public static let file = Code(rawValue: "file")
    /// What was answered is not HTTP, or something else failed.
    public static let failed = Code(rawValue: "failed")
  }

  /// Why.
  public let code: Code
  /// Scheme, host and port that were called; never path, query or password.
  public let server: String
  /// What the library or the system said, in English, for the log; may be empty.
  public let detail: String

  /// One line for an officer.
  public var words: Words {
    switch code {
    case .url: Words(vi: "Địa chỉ không đúng: \(server)", en: "this is not an address that can be called: \(server)")
    case .unknownHost:
      Words(vi: "Không tìm thấy máy chủ tại \(server)", en: "cannot find the server at \(server)")
    case .unreachable:
      Words(vi: "Không kết nối được máy chủ tại \(server)", en: "cannot reach the server at \(server)")
    case .notAllowed:
      Words(vi: "Không được phép gọi địa chỉ của \(server)", en: "the address of \(server) must not be called")
    case .timeout:
      Words(vi: "Máy chủ tại \(server) trả lời quá chậm", en: "the server at \(server) takes too long to answer")
    case .certificate:
      Words(
        vi: "Không xác thực được máy chủ tại \(server): chứng thư không đáng tin",
        en: "the server at \(server) cannot prove who it is: its certificate is not trusted")
    case .tls:
      Words(
        vi: "Không lập được kết nối mã hóa với \(server)", en: "cannot set up an encrypted connection with \(server)")
    case .brokenOff:
      Words(
        vi: "Máy chủ tại \(server) ngắt kết nối giữa chừng", en: "the server at \(server) broke off before its end")
    case .tooLarge: Words(vi: "Trả lời của \(server) quá lớn", en: "the answer of \(server) is too large")
    case .file:
      Words(vi: "Không đọc hoặc ghi được tệp: \(detail)", en: "a file cannot be read or written: \(detail)")
    default: Words(vi: "Gọi máy chủ tại \(server) không được", en: "calling the server at \(server) failed")
    }
  }

  /// The English line, with what the library said.
  public var description: String {
    words.en + (detail.isEmpty || code == .file ? "" : " (\(detail))")
  }
}
