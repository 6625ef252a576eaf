public import QR
public import Text
public import WorkingTime

/// A paper of the office on A4, laid out as Nghị định 30/2020/NĐ-CP has it: what stands on it, in one language.
///
/// ``pdf()`` makes it; the same paper gives the same bytes.
public struct OfficialPaper: Hashable, Sendable {
  /// The language of its texts.
  public var language: Language
  /// Who writes it.
  public var head: Head
  /// Place and date, in italics: `Sông Mẫu, ngày 05 tháng 01 năm 2026`.
  public var dateline: String
  /// What it is; printed in capitals.
  public var title: String
  /// What stands below the title: the model it follows, that it is a translation.
  public var subtitles: [String]
  /// What it says, from top to bottom.
  public var blocks: [Block]
  /// The code at its foot.
  public var mark: Mark?
  /// The seal over the place of whoever signs last; nil for none.
  public var seal: SealImage?
  /// When it was written; the file says so too, and the clock of the machine says nothing.
  public var at: Instant

  /// A paper.
  public init(
    language: Language, head: Head, dateline: String, title: String, subtitles: [String] = [], blocks: [Block],
    mark: Mark? = nil, at: Instant
  ) {
    self.language = language
    self.head = head
    self.dateline = dateline
    self.title = title
    self.subtitles = subtitles
    self.blocks = blocks
    self.mark = mark
    self.at = at
  }

  /// Who writes a paper.
  public enum Head: Hashable, Sendable {
    /// An agency, under a number of its own: `Số: 01/GTN-2026`.
    case agency(name: String, number: String)
    /// A person.
    case person
  }

  /// A QR code and what stands below it.
  public struct Mark: Hashable, Sendable {
    /// The code.
    public let code: QRCode
    /// What stands below.
    public let caption: [String]
    /// A side of the code without the white around it: from 25 mm on phones read it from a hand's breadth away.
    public let millimetres: Double

    /// A code with its caption.
    public init(code: QRCode, caption: [String], millimetres: Double = 25) {
      self.code = code
      self.caption = caption
      self.millimetres = millimetres
    }
  }
}
