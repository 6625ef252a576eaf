/// How much one paper holds.
public enum Limits {
  /// Bytes of UTF-8 in all texts of a paper.
  public static let textBytes = 2_000_000
  /// Pages of a paper: 10,000 lines take about 230.
  public static let pages = 400
  /// Paragraphs, rows, tables and signatures together.
  public static let pieces = 20_000
  /// Columns of a table; more are too narrow to read on A4.
  public static let columns = 10
  /// Marks on one letter that are printed; Vietnamese has two at most, and a tower of them covers the lines above.
  static let marksOnALetter = 3
  /// Rows of a table by which the widths of its columns are found.
  static let measuredRows = 200
  /// Dots on a side of an image that is drawn.
  static let imageSide = 4_000
  /// Bytes of a text that Pango breaks into lines at once, about a page of it.
  static let pieceBytes = 4_096
  /// Bytes by which the width of a text is found; more are wider than the page in any case.
  static let measuredBytes = 400
  /// Sets of fonts kept for the next paper; each holds about 2 MB.
  static let idleTypesetters = 4
}
