internal import Rules

/// How much a form may ask and an answer may hold.
public enum Limits {
  /// Letters of a text when its field says nothing.
  public static let textLetters = 200
  /// The most letters a field of one line may allow.
  public static let longestText = 1_000
  /// Letters of a paragraph when its field says nothing.
  public static let paragraphLetters = 2_000
  /// The most letters a paragraph may allow.
  public static let longestParagraph = 20_000
  /// Letters of a person's name.
  public static let nameLetters = 100
  /// Bytes of an e-mail address (RFC 5321, 4.5.3.1.3: a path of 256 with its brackets).
  public static let emailBytes = 254
  /// Letters of a file's name.
  public static let fileNameLetters = 255
  /// Bytes of a file when its field says nothing.
  public static let fileBytes: Int64 = 20 * 1_024 * 1_024
  /// The most bytes a field may allow for a file.
  public static let largestFile: Int64 = 1_024 * 1_024 * 1_024
  /// Figures of a number, decimals included: what every JSON reader keeps exactly.
  public static let figures = 15
  /// Figures after the decimal mark.
  public static let decimals = 6
  /// The most rows a repeated group may allow.
  public static let rows = 200
  /// Fields of a form, those of groups included.
  public static let fields = 300
  /// The most choices in order of preference that a form may ask for.
  public static let wishes = 20
  /// Options of a choice.
  public static let options = 500
  /// Complaints about one set of answers; beyond them one more says that there are more.
  public static let complaints = 200
  /// Combining marks on one letter that remain after composition; Vietnamese needs none.
  public static let marksOnALetter = 3
  /// How much one condition may take; far beyond what a form of full groups needs.
  static let condition = {
    var budget = Budget()
    budget.steps = 200_000
    budget.memory = 32_000_000
    return budget
  }()
  /// Bytes for one letter that are still looked at: decomposed, with blanks between. More is too long unseen.
  static let bytesForALetter = 16
}
