/// What a signature looks like on a page (ISO 32000-1, 12.5.5).
public struct PDFAppearance: Sendable, Hashable {
  /// The page, from 1.
  public var page: Int
  /// Where its left edge is, in points from the left of the page.
  public var left: Double
  /// Where its lower edge is, in points from the lower end of the page.
  public var bottom: Double
  /// How wide it is, in points.
  public var width: Double
  /// How high it is, in points.
  public var height: Double
  /// What is seen: a PDF whose first page fills that room.
  public var drawing: [UInt8]

  /// A picture of a signature.
  public init(page: Int, left: Double, bottom: Double, width: Double, height: Double, drawing: [UInt8]) {
    self.page = page
    self.left = left
    self.bottom = bottom
    self.width = width
    self.height = height
    self.drawing = drawing
  }

  /// The room as the format has it.
  ///
  /// - Throws: ``PDFFault`` for a room that no page has.
  var rectangle: [UInt8] {
    get throws(PDFFault) {
      let corners = [left, bottom, left + width, bottom + height]
      guard width > 0, height > 0, corners.allSatisfy({ $0.isFinite && abs($0) <= 14_400 }) else {
        throw PDFFault(.unsupported, "a signature in a room that no page has")
      }
      return PDFWriting.value(.array(corners.map { .real($0) }))
    }
  }
}
