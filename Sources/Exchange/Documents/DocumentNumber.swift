/// The number of a document in the series of its agency and year, with its notation: `05/QĐ-SGDĐT`.
///
/// Numbers are Arabic, begin with 01 on 1 January, and end on 31 December; each stands once in the year and in one series for
/// paper and electronic documents (Nghị định 30/2020/NĐ-CP, art. 15).
public struct DocumentNumber: Hashable, Sendable {
  /// The number, from 1.
  public let number: Int
  /// What stands behind the stroke.
  public let notation: DocumentNotation

  /// A number of a series; nil for one below 1, or with more than 11 digits, which no program reads.
  public init?(_ number: Int, _ notation: DocumentNotation) {
    guard (1...99_999_999_999).contains(number) else { return nil }
    self.number = number
    self.notation = notation
  }

  /// The digits as they are written: those below 10 with a zero in front.
  public var digits: String { DocumentNumber.written(number) }

  /// A number as documents write it: `01` to `09`, `10`, `1234`.
  public static func written(_ number: Int) -> String { (0...9).contains(number) ? "0\(number)" : String(number) }

  /// The code that messages bear.
  public var code: DocumentCode { DocumentCode(number: digits, notation: notation.text) }
}

extension DocumentNumber: CustomStringConvertible {
  /// The number as it is written: `05/QĐ-SGDĐT`.
  public var description: String { "\(digits)/\(notation)" }
}

/// Which series of numbers a document belongs to: secret documents are numbered apart (Nghị định 30/2020/NĐ-CP, art. 15).
public enum NumberSeries: String, Sendable, CaseIterable, Hashable {
  /// All but the secret ones, paper and electronic together.
  case ordinary = "thuong"
  /// Documents that are state secrets, of whatever degree.
  case secret = "mat"

  /// The series of a degree of secrecy.
  public init(_ secrecy: Secrecy) {
    self = secrecy == .none ? .ordinary : .secret
  }
}
