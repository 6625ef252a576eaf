/// What kind of answer a field takes.
public enum FieldKind: Sendable {
  /// A line of text of at most so many letters.
  case text(letters: Int)
  /// Several lines of text of at most so many letters.
  case paragraph(letters: Int)
  /// A number.
  case number(NumberField)
  /// An amount of money in whole đồng; it is not less than nothing.
  case money(NumberField)
  /// A date.
  case date(DateField)
  /// One of several options, at least two.
  case choice([Option])
  /// Several of at least two options, in any order.
  case choices([Option], ChoiceCount)
  /// Several of at least two options, the most wanted first.
  case ranking([Option], Wishes)
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
  /// Several units of the authority, the most wanted first.
  case units(UnitField, Wishes)
  /// One of the areas that are supplied from outside the form: a zone of an intake.
  case area
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
    case .number, .money, .date, .choice, .choices, .ranking, .yesNo, .unit, .units, .area: false
    case .group(let group): group.fields.contains(where: \.isPersonal)
    }
  }

  /// The words of form files for kinds.
  enum Name: String, CaseIterable {
    case text, paragraph, number, money, date, choice, choices, ranking
    case yesNo = "yes-no"
    case person, phone, email, unit, units, area, file, group
  }

  var name: Name {
    switch self {
    case .text: .text
    case .paragraph: .paragraph
    case .number: .number
    case .money: .money
    case .date: .date
    case .choice: .choice
    case .choices: .choices
    case .ranking: .ranking
    case .yesNo: .yesNo
    case .person: .person
    case .phone: .phone
    case .email: .email
    case .unit: .unit
    case .units: .units
    case .area: .area
    case .file: .file
    case .group: .group
    }
  }
}
