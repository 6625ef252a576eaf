public import Forms
public import Rules
public import Text

/// A letter that an action issues: receipt, request for supplements, refusal, apology, control slip, result.
///
/// The text names facts in braces: `{ho so.ma}`. The letter is made once, when the action happens, and kept as issued.
public struct LetterTemplate: Sendable {
  /// Its name in the definition; letters of one name, agency and year are numbered without gaps.
  public let id: Key<LetterTemplate>
  /// The official model it follows: `Mẫu 01`.
  public let model: String?
  /// The legal basis of the model.
  public let legal: String?
  /// Its title.
  public let title: Words
  /// How the number is written; `{so}` is the number with at least two digits, `{nam}` the year.
  public let number: String
  /// Whether it carries the code of the dossier as a QR code.
  public let hasQR: Bool
  /// Whether the server puts the authority's seal on it: the sealed file is the letter then.
  public let isSealed: Bool
  /// What it consists of, from top to bottom.
  public let blocks: [Block]

  /// A letter of checked parts.
  public init(
    id: Key<LetterTemplate>, model: String?, legal: String?, title: Words, number: String, hasQR: Bool,
    isSealed: Bool = false, blocks: [Block]
  ) {
    self.id = id
    self.model = model
    self.legal = legal
    self.title = title
    self.number = number
    self.hasQR = hasQR
    self.isSealed = isSealed
    self.blocks = blocks
  }

  /// A piece of a letter.
  public enum Block: Sendable {
    /// A paragraph.
    case text(Phrase)
    /// Labels with values, one to a line; a line without a value is left out.
    case rows([Row])
    /// The table of the papers handed in, below a heading.
    case parts(Words)
    /// The table of what is to be supplemented, below a heading.
    case items(Words)
    /// The table of what a search of a register compared, field by field, below a heading.
    case lookup(Words)
    /// The table of hand-overs so far, below a heading.
    case course(Words)
    /// How to pay what is owed by a transfer, below a heading; left out when nothing is owed or the agency has no account.
    case transfer(Words)
    /// Who signs, side by side.
    case signatures([Phrase])
  }

  /// A label with its value.
  public struct Row: Sendable {
    /// What stands on the left.
    public let label: Words
    /// What stands on the right.
    public let value: Phrase

    /// A label with its value.
    public init(label: Words, value: Phrase) {
      self.label = label
      self.value = value
    }
  }
}

/// A text with facts in braces, in both languages.
public struct Phrase: Sendable {
  /// The Vietnamese pieces.
  public let vi: [Piece]
  /// The English pieces.
  public let en: [Piece]

  /// A text of these pieces.
  public init(vi: [Piece], en: [Piece]) {
    self.vi = vi
    self.en = en
  }

  /// Words, or the value of an expression.
  public enum Piece: Sendable {
    /// Words as they stand.
    case text(String)
    /// The value of an expression; null is nothing.
    case value(Expression)
    /// An answer as people read it: the label of a choice, the name of a unit.
    case answer(Key<Field>)
  }

  /// The text with its facts filled in.
  ///
  /// - Parameters:
  ///   - facts: What expressions speak of.
  ///   - answers: The answers as people read them.
  public func filled(with facts: Facts, _ answers: Sheet = Sheet(sections: [])) -> Words {
    func fill(_ pieces: [Piece], _ text: (Words) -> String) -> String {
      pieces.map { piece in
        switch piece {
        case .text(let text): text
        case .value(let expression): facts.text(of: expression)
        case .answer(let field): answers[field].map { text($0.words) } ?? ""
        }
      }.joined()
    }
    return Words(vi: fill(vi, \.vi), en: fill(en, \.en))
  }
}
