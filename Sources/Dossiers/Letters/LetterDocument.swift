public import Procedures
public import Text
public import WorkingTime

/// A letter as it was issued: number, date and text, with every fact filled in. It is kept and never made again.
public struct LetterDocument: Hashable, Sendable {
  /// Its template.
  public let letter: Key<LetterTemplate>
  /// The official model: `Mẫu 01`.
  public let model: String?
  /// Its title.
  public let title: Words
  /// Its number and notation.
  public let number: String
  /// Where it was issued: `Sông Mẫu`; nil when the agency does not say.
  public let place: Words?
  /// When it was issued.
  public let at: Instant
  /// The agency that issued it.
  public let agency: Words
  /// The code of the dossier, printed as a QR code when the template says so.
  public let code: DossierCode
  /// Whether it carries a QR code.
  public let hasQR: Bool
  /// Whether it carries the authority's seal: it is given out once that is on it.
  public let isSealed: Bool
  /// What it says, from top to bottom.
  public let blocks: [Block]

  /// The letter before it has a number, a date, a code and a seal: what is signed of it.
  var unnumbered: LetterDocument {
    LetterDocument(
      letter: letter, model: model, title: title, number: "", place: place, at: Instant(milliseconds: 0),
      agency: agency, code: code, hasQR: false, isSealed: false, blocks: blocks)
  }

  /// A piece of a letter.
  public enum Block: Hashable, Sendable {
    /// A paragraph.
    case text(Words)
    /// Labels with values.
    case rows([Row])
    /// A table below a heading.
    case table(heading: Words, columns: [Words], rows: [[Words]])
    /// Who signs, side by side.
    case signatures([Words])
    /// How to pay by a transfer, below a heading, with its code.
    case transfer(heading: Words, TransferRequest)
  }

  /// A label with its value.
  public struct Row: Hashable, Sendable {
    /// What stands on the left.
    public let label: Words
    /// What stands on the right.
    public let value: Words
  }
}

/// A hand-over in the course of a dossier, as the control slip lists it (Mẫu 05).
public struct HandOver: Hashable, Sendable {
  /// The step that was done.
  public let step: Words
  /// The unit that did it.
  public let unit: Words
  /// The officer or party who did it.
  public let by: Words
  /// What was done.
  public let action: Words
  /// When.
  public let at: Instant
  /// Whether it was on time; nil when the step has no limit.
  public let onTime: Bool?

  /// A hand-over.
  public init(step: Words, unit: Words, by: Words, action: Words, at: Instant, onTime: Bool?) {
    self.step = step
    self.unit = unit
    self.by = by
    self.action = action
    self.at = at
    self.onTime = onTime
  }
}
