internal import Text

/// The two pieces of a file that a signature covers: all of its revision but the hole in which the signature stands
/// (ISO 32000-1, 12.8.1).
///
/// It exists only when it is exactly that. Every looser shape has been used to let a signature cover less than people see.
struct ByteRange: Hashable {
  /// Before the hole; it begins with the file.
  let first: Range<Int>
  /// Behind the hole.
  let second: Range<Int>

  /// Why a signature's ByteRange is not taken.
  enum Fault: String, Error, Hashable, CaseIterable {
    /// There is none, or it is not four whole numbers.
    case missing
    /// It does not begin with the file.
    case notFromStart
    /// Its pieces overlap, are empty, or lie beyond the end of the file.
    case outside
    /// What it leaves out is not exactly the signature's own Contents.
    case hole
    /// The signature dictionary does not lie within what it covers.
    case dictionaryOutside
    /// Contents is not written in hexadecimal digits alone.
    case notHexadecimal
  }

  init(_ value: PDFValue, _ spans: SignatureSpans, in file: [UInt8]) throws(Fault) {
    guard let numbers = value.array?.map(\.integer), numbers.count == 4,
      let start = numbers[0], let length = numbers[1], let next = numbers[2], let rest = numbers[3]
    else { throw .missing }
    guard start == 0 else { throw .notFromStart }
    guard length > 0, next > length, rest > 0, next < file.count, rest <= file.count - next else { throw .outside }
    first = 0..<length
    second = next..<next + rest
    guard let contents = spans.contents, contents == length..<next else { throw .hole }
    guard spans.dictionary.upperBound <= second.upperBound else { throw .dictionaryOutside }
    let digits = file[contents].dropFirst().dropLast()
    let table = PDFScanner.digits
    guard file[contents].first == UInt8(ascii: "<"), digits.count.isMultiple(of: 2),
      digits.allSatisfy({ table[Int($0)] < 16 })
    else { throw .notHexadecimal }
  }

  /// Where the second piece ends.
  var end: Int { second.upperBound }

  /// The bytes that are signed; none when the file is not the one that was read.
  func octets(of file: [UInt8]) -> [UInt8] {
    end <= file.count ? Array(file[first]) + file[second] : []
  }
}

extension ByteRange.Fault {
  /// What an officer reads.
  var words: Words {
    switch self {
    case .missing:
      Words(
        vi: "Chữ ký không cho biết nó bao phủ phần nào của tệp",
        en: "The signature does not say which part of the file it covers")
    case .notFromStart:
      Words(vi: "Chữ ký không bao phủ phần đầu của tệp", en: "The signature does not cover the beginning of the file")
    case .outside:
      Words(
        vi: "Phạm vi của chữ ký chồng lấn hoặc vượt ra ngoài tệp",
        en: "The ranges of the signature overlap or lie outside the file")
    case .hole:
      Words(
        vi: "Chữ ký bỏ trống nhiều hơn vị trí của chính nó, nội dung có thể bị chèn vào đó",
        en: "The signature leaves out more than its own place: content can stand there unsigned")
    case .dictionaryOutside:
      Words(
        vi: "Chữ ký không bao phủ chính phần mô tả của nó", en: "The signature does not cover its own description")
    case .notHexadecimal:
      Words(vi: "Chữ ký không được ghi đúng định dạng", en: "The signature is not written as the format asks")
    }
  }
}
