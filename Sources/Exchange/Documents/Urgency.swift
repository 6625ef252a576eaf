public import Text

/// How urgent a document is, by the numbers that messages bear as `Priority`.
public enum Urgency: Int, Sendable, CaseIterable, Hashable, Comparable {
  /// Handled the same day, at latest the next working day.
  case normal = 0
  /// Khẩn.
  case urgent = 1
  /// Thượng khẩn.
  case veryUrgent = 2
  /// Hỏa tốc.
  case express = 3
  /// Hỏa tốc hẹn giờ: at an hour that the document names.
  case expressAtHour = 4

  /// Whether it is handled at once on arrival and after signing (Nghị định 30/2020/NĐ-CP, art. 4.2c).
  public var isAtOnce: Bool { self != .normal }

  /// What people call it.
  public var words: Words {
    switch self {
    case .normal: Words(vi: "Thường", en: "Normal")
    case .urgent: Words(vi: "Khẩn", en: "Urgent")
    case .veryUrgent: Words(vi: "Thượng khẩn", en: "Very urgent")
    case .express: Words(vi: "Hỏa tốc", en: "Express")
    case .expressAtHour: Words(vi: "Hỏa tốc hẹn giờ", en: "Express, at an hour")
    }
  }

  /// The stable name of it.
  public var name: String {
    switch self {
    case .normal: "thuong"
    case .urgent: "khan"
    case .veryUrgent: "thuong-khan"
    case .express: "hoa-toc"
    case .expressAtHour: "hoa-toc-hen-gio"
    }
  }

  /// The urgency of a stable name; nil for another text.
  public init?(name: some StringProtocol) {
    guard let urgency = Urgency.allCases.first(where: { $0.name == name }) else { return nil }
    self = urgency
  }

  /// The less urgent comes first.
  public static func < (one: Urgency, other: Urgency) -> Bool { one.rawValue < other.rawValue }
}
