public import Forms
public import Text

/// Who asks, as the answers have it.
public struct Applicant: Hashable, Sendable {
  /// The name.
  public let name: String
  /// The personal number or passport.
  public let identity: String?
  /// The telephone number, in its national writing.
  public let phone: String?
  /// The e-mail address.
  public let email: String?
  /// The postal address.
  public let address: String?
  /// Whose dossier it is, when it is somebody else's.
  public let owner: Owner?
}

extension Procedure {
  /// Who asks, read from the answers to the form.
  public func applicant(in answers: Answers) -> Applicant {
    func text(_ field: Key<Field>?) -> String? {
      guard let field, case .text(let text)? = answers[field] else { return nil }
      return text
    }
    var person: Person?
    if case .person(let found)? = answers[applicant.person] { person = found }
    return Applicant(
      name: person?.name ?? "", identity: person?.number?.text ?? person?.passport, phone: text(applicant.phone),
      email: text(applicant.email), address: text(applicant.address), owner: owner(in: answers))
  }

  /// How the applicant wants the result, as the form words it.
  public func receives(in answers: Answers) -> Words? { receiving(in: answers)?.label }

  /// The option that the applicant chose of how the result is received.
  public func receiving(in answers: Answers) -> Option? {
    guard let field = applicant.receives.flatMap({ form[$0.field] }), case .choice(let chosen)? = answers[field.id],
      case .choice(let options) = field.kind
    else { return nil }
    return options.first { $0.id == chosen }
  }
}
