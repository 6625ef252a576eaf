import JSON
public import Text

/// `TrangThaiHoSo`, `TrangThai`: where a dossier stands, as the national portal counts it.
public enum PortalStatus: Int, Sendable, CaseIterable {
  /// Mới đăng ký.
  case submitted = 1
  /// Được tiếp nhận.
  case accepted = 2
  /// Không được tiếp nhận.
  case refused = 3
  /// Đang xử lý.
  case handled = 4
  /// Yêu cầu bổ sung giấy tờ.
  case supplementAsked = 5
  /// Yêu cầu thực hiện nghĩa vụ tài chính.
  case paymentAsked = 6
  /// Công dân yêu cầu rút hồ sơ.
  case withdrawn = 7
  /// Dừng xử lý.
  case stopped = 8
  /// Đã xử lý xong.
  case finished = 9
  /// Đã trả kết quả.
  case returned = 10

  /// What people read.
  public var words: Words {
    switch self {
    case .submitted: Words(vi: "Mới đăng ký", en: "Submitted")
    case .accepted: Words(vi: "Được tiếp nhận", en: "Accepted")
    case .refused: Words(vi: "Không được tiếp nhận", en: "Not accepted")
    case .handled: Words(vi: "Đang xử lý", en: "Being handled")
    case .supplementAsked: Words(vi: "Yêu cầu bổ sung giấy tờ", en: "Supplements asked")
    case .paymentAsked: Words(vi: "Yêu cầu thực hiện nghĩa vụ tài chính", en: "Payment asked")
    case .withdrawn: Words(vi: "Công dân yêu cầu rút hồ sơ", en: "Withdrawn")
    case .stopped: Words(vi: "Dừng xử lý", en: "Stopped")
    case .finished: Words(vi: "Đã xử lý xong", en: "Finished")
    case .returned: Words(vi: "Đã trả kết quả", en: "Result handed over")
    }
  }

  var json: JSONValue { .string(String(rawValue)) }

  /// Whether the newest interface takes fees and results with it.
  var takesLists: Bool { [.supplementAsked, .paymentAsked, .finished].contains(self) }
}

/// `KenhThucHien`: the way a dossier came.
public enum PortalChannel: Int, Sendable {
  /// At the desk.
  case counter = 1
  /// On line.
  case online = 2
  /// By post.
  case postal = 3

  var json: JSONValue { .string(String(rawValue)) }
}

/// `HinhThucThu`: when a fee is charged.
public enum PortalCharging: Int, Sendable {
  /// On reception.
  case reception = 1
  /// On supplement.
  case supplement = 2
  /// When the result is handed over.
  case `return` = 4
}
