extension OfficialPaper {
  /// A piece of a paper.
  public enum Block: Hashable, Sendable {
    /// A heading.
    case heading(String)
    /// Paragraphs: each line end begins one.
    case text(String)
    /// Labels with values.
    case rows([Row])
    /// A table; its heads are repeated on every page.
    case table(Table)
    /// A QR code in the course of the text, with its caption.
    case mark(Mark)
    /// Who signs, side by side.
    case signatures([Signature])
  }

  /// A label with its value.
  public struct Row: Hashable, Sendable {
    /// What stands on the left.
    public let label: String
    /// What stands on the right.
    public let value: String

    /// A label with its value.
    public init(label: String, value: String) {
      self.label = label
      self.value = value
    }
  }

  /// A table below a heading.
  public struct Table: Hashable, Sendable {
    /// What stands above it.
    public let heading: String
    /// The heads of its columns.
    public let columns: [String]
    /// Its rows; a row that is too short has empty cells at its end, what is too much falls away.
    public let rows: [[String]]

    /// A table.
    public init(heading: String, columns: [String], rows: [[String]]) {
      self.heading = heading
      self.columns = columns
      self.rows = rows
    }
  }

  /// Where somebody signs.
  public struct Signature: Hashable, Sendable {
    /// As what, printed in capitals: `Người tiếp nhận hồ sơ`; empty when only the name is known.
    public let role: String
    /// What is to be done there: `(Ký, ghi rõ họ tên)`.
    public let note: String
    /// Who; empty when only the role is known.
    public let name: String

    /// A place to sign.
    public init(role: String, note: String, name: String) {
      self.role = role
      self.note = note
      self.name = name
    }
  }
}
