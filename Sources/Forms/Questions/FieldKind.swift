/// What kind of answer a field takes.
public enum FieldKind: Sendable {
  /// A line of text of at most so many letters.
  case text(letters: Int)
  /// Several lines of text of at most so many letters.
  case paragraph(letters: Int)
  /// A number.
  case number(NumberField)
  /// A date.
  case date(DateField)
  /// One of several options, at least two.
  case choice([Option])
  /// Yes or no.
  case yesNo(YesNoField)
  /// A natural person: name, personal number or passport, date of birth.
  case person(PersonField)
  /// A telephone number.
  case phone(PhoneField)
  /// An e-mail address.
  case email
  /// A unit of the authority.
  case unit(UnitField)
  /// A file that was uploaded before.
  case file(FileField)
  /// The same fields several times.
  case group(GroupField)

  /// The word by which form files name the kind.
  public var word: String { name.rawValue }

  /// True for kinds whose answers are personal data unless the form says otherwise: free text and all about persons.
  var isPersonalByItself: Bool {
    switch self {
    case .text, .paragraph, .person, .phone, .email, .file: true
    case .number, .date, .choice, .yesNo, .unit: false
    case .group(let group): group.fields.contains(where: \.isPersonal)
    }
  }

  /// The words of form files for kinds.
  enum Name: String, CaseIterable {
    case text, paragraph, number, date, choice
    case yesNo = "yes-no"
    case person, phone, email, unit, file, group
  }

  var name: Name {
    switch self {
    case .text: .text
    case .paragraph: .paragraph
    case .number: .number
    case .date: .date
    case .choice: .choice
    case .yesNo: .yesNo
    case .person: .person
    case .phone: .phone
    case .email: .email
    case .unit: .unit
    case .file: .file
    case .group: .group
    }
  }
}
