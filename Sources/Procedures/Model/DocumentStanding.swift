public import Text

/// What is known about an official document being genuine when it is registered, as conditions speak of it.
public enum DocumentStanding: String, Sendable, CaseIterable {
  /// Its signatures hold.
  case valid = "hop-le"
  /// A clerk has made sure of it: on paper, or where the signatures are undecided.
  case attested = "van-thu-kiem-tra"

  /// What people read.
  public var words: Words {
    switch self {
    case .valid: Words(vi: "chữ ký hợp lệ", en: "its signatures hold")
    case .attested: Words(vi: "văn thư đã kiểm tra", en: "checked by the clerk")
    }
  }
}
