public import Exchange
public import Text

/// What became of a message that a partner brought.
public enum Delivery: Hashable, Sendable {
  /// It is kept, under this name; bringing it again changes nothing.
  case taken(id: String)
  /// It is kept in quarantine, for a person to look at; its sender is told.
  case quarantined(ExchangeRefusal)
  /// It is not kept at all.
  case refused(ExchangeRefusal)
}

/// Why a message is not taken.
public enum ExchangeRefusal: Hashable, Sendable {
  /// It cannot be read.
  case unreadable(ExchangeFault)
  /// It does not say who sends it, or which document it is about.
  case unnamed
  /// It says that it comes from an agency for which the partner does not speak.
  case foreignSender(String)
  /// It is for agencies that nobody here reaches.
  case unknownReceiver([String])
  /// Another content came before under the same identity.
  case otherContent
  /// It is for an agency of this authority, and none of its agencies keeps registers of documents.
  case noOffice
  /// As much waits as may: of what the partner brought, or of what is held for an agency that is named. It may come again later.
  case backlogFull(receiver: String?)
  /// As much waits as may of what one agency sent by a partner that brings messages of several; those of the others are taken.
  case shareFull(sender: String)

  /// A word that never changes, for the wire and the ledger.
  public var code: String {
    switch self {
    case .unreadable(let fault): fault.code.rawValue
    case .unnamed: "unnamed"
    case .foreignSender: "foreign-sender"
    case .unknownReceiver: "unknown-receiver"
    case .otherContent: "other-content"
    case .noOffice: "no-document-office"
    case .backlogFull, .shareFull: "backlog-full"
    }
  }

  /// Whether the same message may be taken later.
  public var isForNow: Bool {
    switch self {
    case .backlogFull, .shareFull: true
    case .unreadable, .unnamed, .foreignSender, .unknownReceiver, .otherContent, .noOffice: false
    }
  }

  /// The reason, and what would be right.
  public var words: Words {
    switch self {
    case .unreadable(let fault): fault.words
    case .unnamed:
      Words(
        vi: "Thông điệp thiếu mã nơi gửi (From/OrganId) hoặc mã văn bản (DocumentId).",
        en: "The message lacks who sends it (From/OrganId) or which document it is about (DocumentId).")
    case .foreignSender(let code):
      Words(
        vi: "Hệ thống này không được gửi thay cơ quan \(code).",
        en: "This system does not speak for the agency \(code).")
    case .unknownReceiver(let codes):
      Words(
        vi: "Không biết đường đến cơ quan nhận: \(ExchangeRefusal.few(of: codes)).",
        en: "Nobody here reaches the receiving agency: \(ExchangeRefusal.few(of: codes)).")
    case .otherContent:
      Words(
        vi: "Đã có một thông điệp khác nội dung với cùng mã văn bản.",
        en: "A message of other content came before for the same document.")
    case .noOffice:
      Words(
        vi: "Nơi này chưa mở sổ văn bản nên chưa nhận được văn bản.",
        en: "No registers of documents are kept here yet, so no document can be taken.")
    case .backlogFull(nil):
      Words(
        vi: "Quá nhiều thông điệp của hệ thống này đang chờ xử lý ở đây; hãy gửi lại sau.",
        en: "Too many messages of this system wait here to be dealt with; send it again later.")
    case .shareFull(let code):
      Words(
        vi: "Quá nhiều thông điệp của cơ quan \(code) đang chờ xử lý ở đây; hãy gửi lại sau.",
        en: "Too many messages of the agency \(code) wait here to be dealt with; send them again later.")
    case .backlogFull(let code?):
      Words(
        vi: "Quá nhiều thông điệp đang được giữ cho cơ quan \(code) mà chưa ai đến lấy; hãy gửi lại sau.",
        en: "Too many messages are held for the agency \(code), and nobody fetches them; send it again later.")
    }
  }

  /// As many as a person reads.
  private static func few(of codes: [String]) -> String {
    codes.isEmpty ? "(To/OrganId)" : codes.prefix(5).joined(separator: ", ") + (codes.count > 5 ? ", …" : "")
  }
}
