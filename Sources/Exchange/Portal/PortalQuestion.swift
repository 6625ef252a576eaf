public import JSON
import Text

/// What the national portal asks an office, by the shapes of its older adapter: `{session, madonvi, service, …}`.
public struct PortalQuestion: Sendable, Hashable {
  /// `session`, as the office gave it; nil when none is named.
  public let session: String?
  /// What is asked.
  public let asked: Asked

  /// What is asked.
  public enum Asked: Sendable, Hashable {
    /// `TraCuuHoSo`: how the dossier of this code stands.
    case dossier(String)
    /// `LayThuTuc`: the procedure of this national code.
    case procedure(String)
    /// `LayDanhSachTTHC`, also called `LayDanhSachThuTuc`: all procedures.
    case procedures
    /// A service that an office does not have.
    case unknown
  }

  /// Bytes of a question.
  public static let bytes = 16_384

  /// Reads a question; members that are not known are passed over.
  ///
  /// - Throws: `JSONError` for what is no question.
  public init(reading bytes: [UInt8]) throws(JSONError) {
    let limits = JSON.Limits(bytes: PortalQuestion.bytes, depth: 8)
    let question = try JSONField(JSONValue(reading: bytes, within: limits)).anyObject()
    session = try question.optional("session").map { (field) throws(JSONError) in try field.string() }
    asked =
      switch try question.required("service").string() {
      case "TraCuuHoSo": .dossier(try PortalQuestion.code(["mahoso", "MaHoSo"], in: question))
      case "LayThuTuc": .procedure(try PortalQuestion.code(["maTTHC", "MaTTHC"], in: question))
      case "LayDanhSachTTHC", "LayDanhSachThuTuc": .procedures
      default: .unknown
      }
  }

  /// The member that is there of some spellings that are in use.
  private static func code(_ names: [String], in question: JSONFields) throws(JSONError) -> String {
    for name in names {
      if let field = question.optional(name) { return try field.string() }
    }
    return try question.required(names[0]).string()
  }
}

/// What an office answers the national portal: `{error_code, message, result}`.
public enum PortalReply: Sendable {
  /// What was found; empty for what is not there.
  case found([JSONValue])
  /// A session has begun.
  case session(String)
  /// It was refused.
  case refused(Refusal)

  /// Why a question is not answered; the numbers are those that the portal's own adapter has been seen to use, or ours.
  public enum Refusal: Int, Sendable, CaseIterable {
    /// Name or password is wrong.
    case account = 5
    /// It is no question.
    case malformed = 7
    /// There is no such service here.
    case service = 9
    /// The session is over, or none.
    case session = 401
    /// Too much is asked.
    case often = 429
    /// The office has failed; ask again later.
    case failed = 500

    var words: String {
      switch self {
      case .account: "Sai tên hoặc mật khẩu"
      case .malformed: "Bản tin không đúng: cần session, service và mahoso hoặc maTTHC"
      case .service: "Không có dịch vụ này; các dịch vụ: TraCuuHoSo, LayThuTuc, LayDanhSachTTHC"
      case .session: "Hết phiên (session), hãy đăng nhập lại"
      case .often: "Hỏi quá nhiều, hãy đợi một lát"
      case .failed: "Máy chủ gặp lỗi, hãy thử lại sau"
      }
    }
  }

  /// The message as it is sent.
  public var json: JSONValue {
    switch self {
    case .found(let results): ["error_code": 0, "message": "", "result": .array(results)]
    case .session(let session): ["error_code": 0, "session": .string(session)]
    case .refused(let refusal):
      ["error_code": JSONValue(refusal.rawValue), "message": .string(refusal.words), "result": .array([])]
    }
  }
}
