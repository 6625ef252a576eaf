internal import CPostgreSQL
internal import RecordKeeping

extension StoreFailure {
  /// The one funnel for what PostgreSQL answers.
  ///
  /// - Parameter result: The answer; nil when the connection broke before there was one.
  init(_ result: OpaquePointer?, on connection: OpaquePointer, doing: String, sql: String? = nil) {
    guard let result = unsafe result, let text = unsafe motcua_pq_state(result) else {
      self.init(
        .unreachable, cause: nil, doing: doing, message: "the connection to the database server broke", sql: sql)
      return
    }
    let state = unsafe String(cString: text)
    var message = unsafe motcua_pq_message(result).map { unsafe String(cString: $0) } ?? ""
    if state.hasPrefix("23"), let rule = unsafe motcua_pq_rule(result) {
      message = unsafe "it breaks the rule \(String(cString: rule))"
    }
    // Of data that does not fit (class 22), and of whatever else somebody's functions raise, the message may quote a value.
    if !["08", "23", "25", "28", "3D", "40", "42", "53", "55", "57", "58"].contains(state.prefix(2)) {
      message = "the server refuses it"
    }
    self.init(Code(state: state), cause: state, doing: doing, message: message, sql: sql)
  }
}

extension StoreFailure.Code {
  /// The kind of failure by its SQLSTATE (PostgreSQL 15, appendix A).
  init(state: String) {
    switch state {
    case "57014": self = .tookTooLong
    case "57P01", "57P02", "57P03", "57P05", "25P03": self = .unreachable
    // The shape of the tables was changed since a statement was prepared: a new connection prepares it anew.
    case "0A000": self = .unreachable
    case "53100": self = .full
    case "40001", "40P01", "55P03": self = .locked
    case "25006": self = .readOnly
    case "58030", "F0000": self = .disk
    case "XX001", "XX002": self = .corrupt
    default:
      switch state.prefix(2) {
      case "08": self = .unreachable
      case "22": self = .unexpectedValue
      case "23": self = .constraint
      case "28", "3D": self = .cannotOpen
      case "25", "42": self = .misuse
      case "53": self = .busy
      default: self = .other
      }
    }
  }
}
