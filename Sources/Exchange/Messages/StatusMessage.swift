public import Text

/// What has become of a document at its receiver, or what its sender asks for.
///
/// It has no receivers of its own: it goes to whoever sent the document (``ResponseReference/organID``).
public struct StatusMessage: Hashable, Sendable {
  /// Who sends it.
  public var from: Correspondent?
  /// Which document it is about, and who sent that.
  public var responseFor: ResponseReference?
  /// Who dealt with it.
  public var staff: StaffMember?
  /// What has become of it.
  public var status: Coded<DocumentStatus>?
  /// The same in words, or a reason.
  public var description: String?
  /// When.
  public var timestamp: WireTime?
  /// What was not understood.
  public var unknown: [UnknownPart] = []

  /// A message that says nothing yet.
  public init() {}
}

/// What has become of a document, by the codes that messages bear.
public enum DocumentStatus: String, Sendable, CaseIterable, Hashable, WireCode {
  /// It has come into the receiver's program; nobody has dealt with it.
  case arrived = "01"
  /// The receiver does not take it.
  case refused = "02"
  /// It is in the receiver's register.
  case registered = "03"
  /// It was given to somebody.
  case assigned = "04"
  /// It is being worked on.
  case inProgress = "05"
  /// It is done.
  case done = "06"
  /// Its sender asks for it back, with a reason.
  case recallRequested = "13"
  /// The receiver agrees to a recall or an update.
  case agreed = "15"
  /// The receiver does not agree to a recall or an update.
  case declined = "16"

  /// Whether a receiver comes by this on the way to another one: from its arrival to the end, each after the other.
  public func lies(behind other: DocumentStatus) -> Bool {
    let course: [DocumentStatus] = [.arrived, .registered, .assigned, .inProgress, .done]
    guard let place = course.firstIndex(of: self), let end = course.firstIndex(of: other) else { return false }
    return place < end
  }

  /// Whether the sender of the document sends it; all others come from a receiver.
  public var isFromSender: Bool { self == .recallRequested }

  /// What people call it.
  public var words: Words {
    switch self {
    case .arrived:
      Words(
        vi: "Đã đến - Phần mềm QLVB đã nhận nhưng văn thư chưa xử lý",
        en: "Arrived - in the receiver's program, not dealt with yet")
    case .refused: Words(vi: "Từ chối không tiếp nhận", en: "Not taken")
    case .registered: Words(vi: "Tiếp nhận, vào sổ văn bản đến", en: "Taken and registered")
    case .assigned: Words(vi: "Phân công xử lý", en: "Assigned")
    case .inProgress: Words(vi: "Đang xử lý", en: "In progress")
    case .done: Words(vi: "Hoàn thành", en: "Done")
    case .recallRequested: Words(vi: "Yêu cầu lấy lại", en: "Asked back")
    case .agreed: Words(vi: "Đồng ý cập nhật/lấy lại", en: "Update or recall agreed to")
    case .declined: Words(vi: "Từ chối cập nhật/lấy lại", en: "Update or recall declined")
    }
  }

  /// Reads `01`, and `1` as some write it.
  public init?(wire text: String) {
    guard let status = DocumentStatus(rawValue: text.utf8.count == 1 ? "0" + text : text) else { return nil }
    self = status
  }

  /// The code with its two digits.
  public var wire: String { rawValue }
}
