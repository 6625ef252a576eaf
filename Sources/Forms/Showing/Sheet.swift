public import Text

/// Answers as people read them: for the review page, letters, printed sheets and the officer's screen.
public struct Sheet: Hashable, Sendable {
  /// The sections of the form that have an answer, in order.
  public let sections: [Section]

  /// Answers in sections.
  public init(sections: [Section]) { self.sections = sections }

  /// The answer to a question; nil when there is none.
  public subscript(field: Key<Field>) -> Content? {
    for section in sections { for row in section.rows where row.id == field { return row.content } }
    return nil
  }

  /// The answers of one section.
  public struct Section: Hashable, Sendable {
    /// The section of the form.
    public let id: Key<Forms.Section>
    /// Its heading.
    public let name: Words
    /// Its answers, in the order of the form.
    public let rows: [Row]
  }

  /// One question with its answer.
  public struct Row: Hashable, Sendable {
    /// The field.
    public let id: Key<Field>
    /// The question.
    public let label: Words
    /// The answer.
    public let content: Content
    /// True when the answer is personal data.
    public let isPersonal: Bool
  }

  /// An answer as people read it.
  public indirect enum Content: Hashable, Sendable {
    /// In words; a paragraph has line ends in it.
    case text(Words)
    /// A file, to be offered for reading.
    case file(FileReference)
    /// The rows of a group, each with its own questions and answers.
    case groups([[Row]])
  }
}

extension Sheet.Content {
  /// The answer in words alone.
  public var words: Words {
    switch self {
    case .text(let words): words
    case .file(let file): file.words
    case .groups(let groups): Words(vi: text(groups, .vietnamese), en: text(groups, .english))
    }
  }

  private func text(_ groups: [[Sheet.Row]], _ language: Language) -> String {
    groups.enumerated().map { number, rows in
      let parts = rows.map { $0.label.in(language) + ": " + $0.content.words.in(language) }
      return "\(number + 1). " + parts.joined(separator: "; ")
    }.joined(separator: "\n")
  }
}
