/// The sheet and its margins (Nghị định 30/2020/NĐ-CP, phụ lục I: 20 to 25 mm above and below, 30 to 35 left, 15 to 20
/// right), in points from the top left.
enum A4 {
  static let width = millimetres(210)
  static let height = millimetres(297)
  static let left = millimetres(30)
  static let right = width - millimetres(20)
  static let top = millimetres(20)
  static let bottom = height - millimetres(20)
  /// Where the number of a page stands, in the margin above.
  static let numberTop = millimetres(10)

  static let textWidth = right - left

  static func millimetres(_ length: Double) -> Double { length * 72 / 25.4 }
}
