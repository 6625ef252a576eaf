/// The image of an agency's seal: red, of its real size, with nothing behind it (Nghị định 30/2020/NĐ-CP, phụ lục I).
public struct SealImage: Hashable, Sendable {
  /// A PNG, taken as a square.
  public let png: [UInt8]
  /// How wide the seal is on paper, in millimetres: 36 for the round seals of agencies.
  public let millimetres: Double

  /// An image.
  public init(png: [UInt8], millimetres: Double = 36) {
    self.png = png
    self.millimetres = millimetres
  }

  /// Makes sure that it can be drawn.
  ///
  /// - Throws: ``PaperFailure`` when it is no PNG, or has too many dots.
  public func check() throws {
    let (side, moment) = (A4.millimetres(millimetres), "1970-01-01T00:00:00Z")
    let file = try PDFFile(
      PDFFile.Description(title: "", author: "", writtenAt: moment), width: side, height: side)
    try file.canvas().draw(png: png, left: 0, top: 0, side: side)
    _ = try file.finish()
  }
}
