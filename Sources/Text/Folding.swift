internal import Foundation

extension String {
  /// The text in Unicode normal form C, as TCVN 6909:2001 has it: one scalar for each Vietnamese letter.
  public var normalizedC: String {
    precomposedStringWithCanonicalMapping
  }

  /// The text as search compares it: no case, no tone or vowel marks, `đ` as `d`, white space as one blank.
  ///
  /// "Nguyễn  Văn Đức" and "nguyen van duc" fold to the same.
  public var folded: String {
    var scalars = String.UnicodeScalarView()
    var blankPending = false
    for scalar in decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .control, .format:
        if scalar == "\t" || scalar == "\n" || scalar == "\r" { blankPending = !scalars.isEmpty }
      case .spaceSeparator, .lineSeparator, .paragraphSeparator:
        blankPending = !scalars.isEmpty
      default:
        if blankPending {
          scalars.append(" ")
          blankPending = false
        }
        scalars.append(scalar == "đ" ? "d" : scalar)
      }
    }
    return String(scalars)
  }
}
