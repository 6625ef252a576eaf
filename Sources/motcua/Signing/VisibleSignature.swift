import Crypto
import Paper
import Signatures
import Text
import WorkingTime

/// Where on a page a signature is seen, as it is said on the command line.
struct VisibleSignature {
  let page: Int
  let left: Double
  let bottom: Double
  let width: Double
  let height: Double

  static let parameter = Parameter<VisibleSignature>.option(
    "visible", "PAGE,X,Y,W,H",
    Words(
      vi: "hiện chữ ký trên trang PDF: trang, góc dưới bên trái, rộng, cao (điểm, 1/72 inch, gốc ở góc dưới bên trái)",
      en: "show it on a page of the PDF: page, lower left corner, width, height (points from the lower left)")
  ) { text, _ in
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard numbers.count == 5, let page = numbers[0].flatMap({ Int(exactly: $0) }), (1...100_000).contains(page),
      let left = numbers[1], let bottom = numbers[2], let width = numbers[3], let height = numbers[4],
      (10...2_000).contains(width), (10...2_000).contains(height),
      (-14_400...14_400).contains(left), (-14_400...14_400).contains(bottom)
    else {
      throw CommandError.usage(
        Words(
          vi: "“\(text.harmless)” không phải vị trí như 1,350,780,200,40 (rộng và cao từ 10 đến 2000)",
          en: "“\(text.harmless)” is no place like 1,350,780,200,40 (width and height of 10 to 2000)"))
    }
    return VisibleSignature(page: page, left: left, bottom: bottom, width: width, height: height)
  }
  static let image = Parameter.option(
    "image", "FILE",
    Words(
      vi: "ảnh PNG của con dấu, bên trái chữ ký hiện trên trang", en: "PNG of the seal, on the left of what is shown"))

  /// Bytes of an image.
  private static let imageBytes = 2 * 1024 * 1024

  /// The picture of a signature: whose it is, of which organisation, and when.
  ///
  /// - Throws: ``CommandError`` when it cannot be drawn.
  func appearance(of certificate: Certificate, at now: Instant, image: String?) throws -> PDFAppearance {
    let subject = certificate.subject
    var picture = SignaturePicture(
      lines: [
        subject.commonName ?? subject.text, subject.organizationalUnit ?? subject.organization ?? "",
        "Thời gian ký: \(now.asSigned)",
      ].filter { !$0.isEmpty }, width: width, height: height, at: now)
    picture.seal = try image.map { try InputText(name: $0).bytes(most: VisibleSignature.imageBytes) }
    let drawing: [UInt8]
    do { drawing = try picture.pdf() } catch let failure as PaperFailure {
      throw CommandError.refused(
        Words(
          vi: "không vẽ được chữ ký: \(failure.description)",
          en: "the signature cannot be drawn: \(failure.description)"))
    }
    return PDFAppearance(
      page: page, left: left, bottom: bottom, width: width, height: height, drawing: drawing)
  }
}
