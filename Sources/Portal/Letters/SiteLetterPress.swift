public import Dossiers
public import OneStop
public import Paper
public import Signatures
public import Text
public import WorkingTime

/// Makes the files of letters that the authority's seal is put on.
public struct SiteLetterPress: LetterPress {
  private let publicURL: String?
  private let image: SealImage?

  /// A press.
  ///
  /// - Parameters:
  ///   - publicURL: The address by which the public knows the office, for the codes on letters; without one a code holds the
  ///     dossier's alone.
  ///   - image: The image of the seal, over the place of whoever signs; nil for none.
  public init(publicURL: String?, image: SealImage? = nil) {
    self.publicURL = publicURL
    self.image = image
  }

  /// The letter in Vietnamese, which is the binding text.
  public func pdf(of letter: LetterDocument) throws -> [UInt8] {
    let address = publicURL.map { "\($0)/ho-so?ma=\(letter.code)" } ?? letter.code.text
    var paper = letter.paper(in: .vietnamese, address: address)
    paper.seal = image
    return try paper.pdf()
  }

  /// The agency and the moment, in the upper right corner of the first page (Nghị định 30/2020/NĐ-CP, phụ lục I): in the
  /// margin, where nothing else stands.
  public func picture(for agency: Words, sealedAt now: Instant) throws -> PDFAppearance? {
    let picture = SignaturePicture(
      lines: [agency.vi, "Thời gian ký: \(now.asSigned)"], width: Corner.width, height: Corner.height, at: now)
    return PDFAppearance(
      page: 1, left: Corner.left, bottom: Corner.bottom, width: Corner.width, height: Corner.height,
      drawing: try picture.pdf())
  }

  /// The corner, in points from the lower left of A4.
  private enum Corner {
    static let width = 200.0
    static let height = 36.0
    static let left = 595.28 - 200 - 42.5
    static let bottom = 841.89 - 36 - 14
  }
}
