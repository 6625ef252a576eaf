public import Forms
public import Text

/// Where in the answers it is said that somebody files for somebody else: a parent for a child, a proxy with paper.
public struct OwnerFields: Hashable, Sendable {
  /// Whose dossier it is: a field of kind `person`, or of kind `text` with the name.
  public let owner: Key<Field>
  /// A choice that says what whoever files is to the owner.
  public let relation: Key<Field>
  /// The option that says that both are the same; nil where nobody files for themselves.
  public let same: Key<Option>?
  /// The papers that prove the right to file for the owner, by the option that needs each.
  public let proofs: [Key<Option>: Key<Part>]
}

/// Whose dossier it is (chủ hồ sơ), when somebody else files it (nộp hộ).
public struct Owner: Hashable, Sendable {
  /// The name.
  public let name: String
  /// The personal number or passport, where the form asks for it.
  public let identity: String?
  /// What whoever files is to the owner, as the form words it.
  public let relation: Words
}

extension Procedure {
  /// Whose dossier it is, when it is not that of whoever files; nil for one's own.
  public func owner(in answers: Answers) -> Owner? {
    guard let fields = applicant.owner, case .choice(let chosen)? = answers[fields.relation], chosen != fields.same,
      case .choice(let options)? = form[fields.relation]?.kind
    else { return nil }
    let relation = options.first { $0.id == chosen }?.label ?? .plain(chosen.text)
    switch answers[fields.owner] {
    case .person(let person)?:
      return Owner(name: person.name, identity: person.number?.text ?? person.passport, relation: relation)
    case .text(let name)?: return Owner(name: name, identity: nil, relation: relation)
    default: return nil
    }
  }
}
