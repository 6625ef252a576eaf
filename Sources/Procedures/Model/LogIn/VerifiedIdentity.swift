public import Forms
public import Text
public import WorkingTime

/// Who somebody is, as a provider of identities vouches for it.
public struct VerifiedIdentity: Hashable, Sendable {
  /// The provider.
  public let provider: Key<LogInProvider>
  /// What the provider calls itself.
  public let issuer: String
  /// The account, by the name that the provider gives it here for ever.
  public let subject: String
  /// The full name.
  public let name: String?
  /// The personal number.
  public let number: PersonalNumber?
  /// The date of birth.
  public let birth: Day?
  /// The e-mail address.
  public let email: String?
  /// The telephone number.
  public let phone: String?
  /// Whether the account is a person's, and not an enterprise's.
  public let isPerson: Bool
  /// Whether the provider knows the person so surely that the personal number counts as proved.
  public let isAssured: Bool
  /// The token that says so, which the provider wants to see when the person logs out there; nil when it is too long to keep.
  public let token: String?

  /// An identity of these values.
  public init(
    provider: Key<LogInProvider>, issuer: String, subject: String, name: String?, number: PersonalNumber?,
    birth: Day?, email: String?, phone: String?, isPerson: Bool, isAssured: Bool, token: String?
  ) {
    self.provider = provider
    self.issuer = issuer
    self.subject = subject
    self.name = name
    self.number = number
    self.birth = birth
    self.email = email
    self.phone = phone
    self.isPerson = isPerson
    self.isAssured = isAssured
    self.token = token
  }

  /// The personal number as far as it counts as proved: of a person, by an account that is certain enough.
  public var provedNumber: PersonalNumber? { isPerson && isAssured ? number : nil }
}
