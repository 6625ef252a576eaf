public import JSON
public import Text

/// What is wrong with one answer, said to who gave it.
public struct Complaint: Hashable, Sendable {
  /// Which answer, in the object that was judged.
  public let pointer: JSONPointer
  /// What kind of wrong, for programs.
  public let code: Code
  /// What would be right, for people.
  public let words: Words

  init(_ pointer: JSONPointer, _ wrong: Wrong) {
    self.pointer = pointer
    code = wrong.code
    words = wrong.words
  }

  /// A stable name of a kind of complaint: `required`, `no-such-day`. Names are never used again for something else.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    /// The name itself.
    public let description: String

    /// A code of this name.
    public init(_ name: String) {
      description = name
    }
  }
}

/// Why an answer is not taken: the code and the words, before it is known which answer.
struct Wrong: Error, Hashable {
  let code: Complaint.Code
  let words: Words

  init(_ code: Complaint.Code, vi: String, en: String) {
    self.code = code
    words = Words(vi: vi, en: en)
  }
}

extension Complaint.Code {
  /// Nothing is answered where an answer is needed.
  public static let required = Complaint.Code("required")
  /// The form asks nothing of this name.
  public static let unknownField = Complaint.Code("unknown-field")
  /// This answer is not among those that may be changed now.
  public static let notAsked = Complaint.Code("not-asked")
  /// Text where an object is expected, a number where a text is expected.
  public static let wrongType = Complaint.Code("wrong-type")
  /// A character that no text of an office holds.
  public static let forbiddenCharacter = Complaint.Code("forbidden-character")
  /// More letters than the field takes.
  public static let tooLong = Complaint.Code("too-long")
  /// A person's name with figures or signs in it.
  public static let notAName = Complaint.Code("not-a-name")
  /// Not a number.
  public static let notANumber = Complaint.Code("not-a-number")
  /// `1.500` where decimals are possible: one and a half, or fifteen hundred.
  public static let ambiguousNumber = Complaint.Code("ambiguous-number")
  /// More figures, or more decimals, than the field takes.
  public static let tooPrecise = Complaint.Code("too-precise")
  /// Less than the least.
  public static let tooSmall = Complaint.Code("too-small")
  /// More than the most.
  public static let tooLarge = Complaint.Code("too-large")
  /// Not written as a date.
  public static let notADate = Complaint.Code("not-a-date")
  /// A date that the calendar does not have.
  public static let noSuchDay = Complaint.Code("no-such-day")
  /// Before the earliest date.
  public static let tooEarly = Complaint.Code("too-early")
  /// After the latest date.
  public static let tooLate = Complaint.Code("too-late")
  /// Not one of the options.
  public static let unknownChoice = Complaint.Code("unknown-choice")
  /// Neither yes nor no.
  public static let notYesOrNo = Complaint.Code("not-yes-or-no")
  /// No where the form needs a yes.
  public static let notAgreed = Complaint.Code("not-agreed")
  /// Not a unit that can be chosen here.
  public static let unknownUnit = Complaint.Code("unknown-unit")
  /// More than may be chosen.
  public static let tooManyChoices = Complaint.Code("too-many-choices")
  /// Fewer than have to be chosen.
  public static let tooFewChoices = Complaint.Code("too-few-choices")
  /// Chosen before, at a better place.
  public static let chosenTwice = Complaint.Code("chosen-twice")
  /// Not an area that can be chosen here.
  public static let unknownArea = Complaint.Code("unknown-area")
  /// Nobody has said yet which areas there are.
  public static let noAreas = Complaint.Code("no-areas")
  /// Not twelve digits of the form of a personal number.
  public static let notAPersonalNumber = Complaint.Code("not-a-personal-number")
  /// The nine digits of an identity card that is no longer valid.
  public static let oldIdentityCard = Complaint.Code("old-identity-card")
  /// The personal number says another year of birth than the date of birth.
  public static let numberContradictsBirth = Complaint.Code("number-contradicts-birth")
  /// Not a passport number.
  public static let notAPassport = Complaint.Code("not-a-passport")
  /// Not a Vietnamese telephone number.
  public static let notAPhone = Complaint.Code("not-a-phone")
  /// Not an e-mail address.
  public static let notAnEmail = Complaint.Code("not-an-email")
  /// Not a reference to an uploaded file.
  public static let notAFile = Complaint.Code("not-a-file")
  /// A file of a kind that is not taken here.
  public static let fileKind = Complaint.Code("file-kind")
  /// An empty file, or one larger than is taken here.
  public static let fileSize = Complaint.Code("file-size")
  /// Fewer rows than needed.
  public static let tooFewRows = Complaint.Code("too-few-rows")
  /// More rows than taken.
  public static let tooManyRows = Complaint.Code("too-many-rows")
  /// There are more complaints than are told at once.
  public static let more = Complaint.Code("more")
}
