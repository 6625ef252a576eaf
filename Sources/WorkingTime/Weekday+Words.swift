public import Text

extension Weekday {
  /// The day of the week as people say it.
  public var name: Words {
    switch self {
    case .monday: Words(vi: "thứ Hai", en: "Monday")
    case .tuesday: Words(vi: "thứ Ba", en: "Tuesday")
    case .wednesday: Words(vi: "thứ Tư", en: "Wednesday")
    case .thursday: Words(vi: "thứ Năm", en: "Thursday")
    case .friday: Words(vi: "thứ Sáu", en: "Friday")
    case .saturday: Words(vi: "thứ Bảy", en: "Saturday")
    case .sunday: Words(vi: "Chủ nhật", en: "Sunday")
    }
  }
}
