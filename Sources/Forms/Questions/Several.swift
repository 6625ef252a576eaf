public import Text

/// How many of a list may be chosen, when something is chosen at all.
public struct ChoiceCount: Hashable, Sendable {
  /// The fewest, at least one.
  public let least: Int
  /// The most.
  public let most: Int
}

/// Choices in the order of preference (nguyện vọng), each at most once.
public struct Wishes: Hashable, Sendable {
  /// How many there may be; at most ``Limits/wishes``.
  public let count: ChoiceCount
  /// What one of them is called, before its number: "Nguyện vọng 1".
  public let each: Words

  /// What people read before a choice of this place, from 0.
  public func name(of place: Int) -> Words {
    Words(vi: "\(each.vi) \(place + 1)", en: "\(each.en) \(place + 1)")
  }
}

extension ChoiceCount {
  func tooMany(_ count: Int) -> Wrong {
    Wrong(
      .tooManyChoices, vi: "Chọn nhiều nhất \(most) mục; đang có \(count).", en: "Choose at most \(most), not \(count)."
    )
  }

  func tooFew(_ count: Int) -> Wrong {
    Wrong(
      .tooFewChoices, vi: "Cần chọn ít nhất \(least) mục; mới có \(count).",
      en: "Choose at least \(least); there are \(count).")
  }
}

extension Wrong {
  static let choices = wrongType(Words(vi: "một danh sách các mục được chọn", en: "A list of what is chosen"))

  /// The same thing chosen again.
  static func chosenTwice(first place: Int) -> Wrong {
    Wrong(
      .chosenTwice, vi: "Mục này đã chọn ở vị trí \(place + 1); mỗi mục chỉ chọn một lần.",
      en: "This stands at place \(place + 1) already; each is chosen once.")
  }
}
