public import Text

/// How far a document has come on its way through the office (Nghị định 30/2020/NĐ-CP, articles 14 to 24).
///
/// The words are kept in the record and on wires, and never change.
public enum DocumentState: String, Sendable, CaseIterable {
  /// Incoming: it has arrived; nobody has looked whether it is genuine and meant for this office.
  case received
  /// Incoming: it was sent back, for it was not genuine or not meant for this office.
  case returned
  /// Incoming: it has its number in the register.
  case registered
  /// Incoming: it lies before the leader.
  case submitted
  /// Incoming: the leader has said who handles it.
  case assigned
  /// Incoming: somebody is at it.
  case handling
  /// Incoming: everything that was asked is done.
  case done
  /// Outgoing: it is being written.
  case drafting
  /// Outgoing: the draft lies before the leader.
  case reviewing
  /// Outgoing: the leader lets it out; it needs its number.
  case approved
  /// Outgoing: it has number and date; it needs signature and seal.
  case numbered
  /// Outgoing: it is signed and sealed, and may leave.
  case sealed
  /// Outgoing: it has left.
  case released
  /// Outgoing: it will not leave; a number that it had is used up.
  case cancelled
  /// It was asked back: as a receiver the office has given up its copy, as a sender every receiver was told.
  case recalled

  /// What people read.
  public var words: Words {
    switch self {
    case .received: Words(vi: "Mới đến", en: "Arrived")
    case .returned: Words(vi: "Đã trả lại", en: "Sent back")
    case .registered: Words(vi: "Đã vào sổ", en: "Registered")
    case .submitted: Words(vi: "Đã trình lãnh đạo", en: "Before the leader")
    case .assigned: Words(vi: "Đã phân công", en: "Assigned")
    case .handling: Words(vi: "Đang xử lý", en: "Being handled")
    case .done: Words(vi: "Đã hoàn thành", en: "Done")
    case .drafting: Words(vi: "Đang soạn thảo", en: "Being drafted")
    case .reviewing: Words(vi: "Đang trình duyệt", en: "Under review")
    case .approved: Words(vi: "Đã duyệt, chờ cấp số", en: "Approved, needs a number")
    case .numbered: Words(vi: "Đã cấp số, chờ ký, đóng dấu", en: "Numbered, needs seal")
    case .sealed: Words(vi: "Đã ký, đóng dấu, chờ phát hành", en: "Sealed, to be sent")
    case .released: Words(vi: "Đã phát hành", en: "Sent")
    case .cancelled: Words(vi: "Đã hủy", en: "Cancelled")
    case .recalled: Words(vi: "Đã thu hồi", en: "Recalled")
    }
  }
}

/// Whether a document comes to the office or leaves it.
public enum DocumentDirection: String, Sendable, CaseIterable {
  /// Văn bản đến.
  case incoming
  /// Văn bản đi.
  case outgoing

  /// What people read.
  public var words: Words {
    switch self {
    case .incoming: Words(vi: "Văn bản đến", en: "Incoming document")
    case .outgoing: Words(vi: "Văn bản đi", en: "Outgoing document")
    }
  }
}

/// On what a document travels.
public enum DocumentMedium: String, Sendable, CaseIterable {
  /// On paper, or handed over.
  case paper
  /// Over the exchange of documents.
  case electronic

  /// What people read.
  public var words: Words {
    switch self {
    case .paper: Words(vi: "bản giấy", en: "paper")
    case .electronic: Words(vi: "điện tử", en: "electronic")
    }
  }
}

/// What was found when it arrived about a document being genuine and whole (NĐ 30/2020, article 21.2).
public enum Authenticity: String, Sendable, CaseIterable {
  /// It is on paper: whoever registers it has looked.
  case paper
  /// Its signatures hold.
  case valid
  /// Its signatures do not hold, or it was changed.
  case invalid
  /// Nothing at hand decides it.
  case undecided

  /// What people read.
  public var words: Words {
    switch self {
    case .paper: Words(vi: "bản giấy, văn thư kiểm tra", en: "paper, checked by the clerk")
    case .valid: Words(vi: "chữ ký hợp lệ", en: "the signatures hold")
    case .invalid: Words(vi: "chữ ký không hợp lệ", en: "the signatures do not hold")
    case .undecided: Words(vi: "chưa xác định được chữ ký", en: "the signatures are undecided")
    }
  }
}
