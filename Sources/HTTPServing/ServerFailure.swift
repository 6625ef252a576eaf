import Glibc
public import Text

/// The outside let the server down: a port that is taken, a certificate that cannot be read, a disk that fails.
public struct ServerFailure: Error, Sendable, CustomStringConvertible {
  /// Which kind, as a stable word; the set may grow.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The word, in lower case with hyphens.
    public let rawValue: String

    /// A code of a word.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The address to listen on is not an address of this machine.
    public static let address = Code(rawValue: "address")
    /// Another program listens there already.
    public static let addressInUse = Code(rawValue: "address-in-use")
    /// The system does not allow it.
    public static let permission = Code(rawValue: "permission")
    /// Certificate or key cannot be read or do not fit.
    public static let certificate = Code(rawValue: "certificate")
    /// Beyond the machine itself neither TLS nor a proxy is set.
    public static let exposed = Code(rawValue: "exposed")
    /// The disk failed.
    public static let disk = Code(rawValue: "disk")
    /// The system gave no thread, socket or memory.
    public static let resources = Code(rawValue: "resources")
  }

  /// Which kind.
  public let code: Code
  /// What was being done, for the log.
  public let doing: String
  /// What the system said; empty when it said nothing.
  public let detail: String

  init(_ code: Code, doing: String, detail: String = "") {
    self.code = code
    self.doing = doing
    self.detail = detail
  }

  init(_ code: Code, doing: String, errno: Int32) {
    self.init(code, doing: doing, detail: unsafe String(cString: strerror(errno)))
  }

  /// One line for a person.
  public var words: Words {
    let tail = detail.isEmpty ? "" : " (\(doing): \(detail))"
    let said: Words =
      switch code {
      case .address: Words(vi: "Địa chỉ lắng nghe không đúng", en: "This is not an address of this machine")
      case .addressInUse: Words(vi: "Cổng đã có chương trình khác dùng", en: "Another program listens on this port")
      case .permission: Words(vi: "Hệ thống không cho phép", en: "The system does not allow it")
      case .certificate:
        Words(vi: "Chứng thư hoặc khóa TLS không dùng được", en: "The TLS certificate or key is not usable")
      case .exposed:
        Words(
          vi: "Ngoài máy này phải có TLS hoặc proxy được khai báo",
          en: "Beyond this machine the server needs TLS or a declared proxy")
      case .disk: Words(vi: "Lỗi đĩa", en: "The disk failed")
      default: Words(vi: "Hệ thống thiếu tài nguyên", en: "The system is short of resources")
      }
    return Words(vi: said.vi + tail, en: said.en + tail)
  }

  /// The English line.
  public var description: String { words.en }
}
