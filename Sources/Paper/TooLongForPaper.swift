public import Text

/// A text that is beyond what one paper holds. It can be read on the screen all the same.
public struct TooLongForPaper: Error, Hashable, Sendable {
  /// What there is too much of.
  public let what: Measure
  /// How much of it a paper holds.
  public let most: Int

  /// What is counted.
  public enum Measure: String, Hashable, Sendable, CaseIterable {
    /// Bytes of text.
    case text
    /// Pages.
    case pages
    /// Paragraphs, rows and signatures.
    case pieces
    /// Columns of a table.
    case columns
  }

  /// What is wrong and what would be right.
  public var message: Words {
    switch what {
    case .text:
      Words(
        vi: "nội dung vượt quá \(most) byte, không in được thành một văn bản; xem trên màn hình",
        en: "the text has more than \(most) bytes, too much for one paper; read it on the screen")
    case .pages:
      Words(
        vi: "văn bản dài hơn \(most) trang, không in được; xem trên màn hình",
        en: "the paper would have more than \(most) pages; read it on the screen")
    case .pieces:
      Words(
        vi: "văn bản có hơn \(most) đoạn và dòng, không in được; xem trên màn hình",
        en: "there are more than \(most) paragraphs and rows, too many for one paper; read it on the screen")
    case .columns:
      Words(
        vi: "bảng có hơn \(most) cột, không in được trên khổ A4; xem trên màn hình",
        en: "a table has more than \(most) columns, too many for A4; read it on the screen")
    }
  }
}
