internal import JSON
public import Text

/// An area that applicants may name: a zone of an intake.
public struct AreaChoice: Hashable, Sendable {
  /// The name by which the plan calls the area.
  public let id: Key<AreaChoice>
  /// What people read.
  public let name: Words

  /// An area to choose.
  public init(id: Key<AreaChoice>, name: Words) {
    self.id = id
    self.name = name
  }
}

extension AreaChoice {
  /// Reads the name of one of the areas; without an offering it was one when the answer was given.
  static func read(_ value: JSONValue, among offering: Offering?) throws(Wrong) -> Key<AreaChoice> {
    guard case .string(let text) = value else { throw Wrong.text }
    guard let offering else {
      guard let key = Key<AreaChoice>(text) else { throw unknown }
      return key
    }
    guard let areas = offering.areas else {
      throw Wrong(
        .noAreas, vi: "Chưa có danh sách khu vực cho thủ tục này nên chưa chọn được; hãy liên hệ cơ quan tiếp nhận.",
        en: "There is no list of areas for this procedure yet, so none can be chosen; ask the office.")
    }
    guard let key = Key<AreaChoice>(text), areas.contains(where: { $0.id == key }) else { throw unknown }
    return key
  }

  private static let unknown = Wrong(
    .unknownArea, vi: "Không có khu vực này trong danh sách được chọn; hãy chọn lại.",
    en: "This area is not among those to choose from; choose again.")
}
