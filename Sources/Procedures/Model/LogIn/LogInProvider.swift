public import Text

/// A provider of identities by whose accounts citizens log in: VNeID, the national portal, or a house's own; it speaks OpenID
/// Connect (authorisation code with PKCE).
///
/// The secret that the provider has given the office stands in no definition; whoever starts the server names its file.
public struct LogInProvider: Hashable, Sendable {
  /// How the token endpoint is told the secret (OpenID Connect Core 1.0, 9).
  public enum SecretPlace: String, CaseIterable, Sendable {
    /// Among the fields of the form, as the national portal takes it.
    case post
    /// In the `Authorization` line.
    case basic
  }

  /// How identity tokens may be signed; what is not here is refused, unsigned ones and shared secrets above all.
  public enum Algorithm: String, CaseIterable, Sendable {
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    case rs256 = "RS256"
    /// ECDSA on P-256 with SHA-256.
    case es256 = "ES256"
  }

  /// Where the provider is asked, when the office does not find that out from it.
  public struct Endpoints: Hashable, Sendable {
    /// Where the browser is sent.
    public let authorize: String
    /// Where a code is turned into tokens.
    public let token: String
    /// Where the provider says more of the person; nil when the identity token says all.
    public let userInfo: String?
    /// Where its public keys are.
    public let keys: String
    /// Where the browser is sent to log out there too; nil when there is no such place.
    public let logOut: String?

    /// Endpoints at these addresses.
    public init(authorize: String, token: String, userInfo: String?, keys: String, logOut: String?) {
      self.authorize = authorize
      self.token = token
      self.userInfo = userInfo
      self.keys = keys
      self.logOut = logOut
    }
  }

  /// Which values of a claim mean something.
  public struct Meaning: Hashable, Sendable {
    /// The name of the claim.
    public let claim: String
    /// The values.
    public let values: Set<String>

    /// A meaning of these values of a claim.
    public init(claim: String, values: Set<String>) {
      self.claim = claim
      self.values = values
    }
  }

  /// The names of the claims in which the provider speaks of the person.
  public struct Fields: Hashable, Sendable {
    /// The full name.
    public let name: String?
    /// The personal number of twelve figures.
    public let number: String?
    /// The date of birth.
    public let birth: String?
    /// The e-mail address.
    public let email: String?
    /// The telephone number.
    public let phone: String?

    /// Claims of these names.
    public init(name: String?, number: String?, birth: String?, email: String?, phone: String?) {
      self.name = name
      self.number = number
      self.birth = birth
      self.email = email
      self.phone = phone
    }
  }

  /// Its name in addresses and commands.
  public let id: Key<LogInProvider>
  /// What people call it.
  public let name: Words
  /// What it calls itself in its tokens, exactly.
  public let issuer: String
  /// What it calls this office.
  public let client: String
  /// What is asked for; `openid` is among them.
  public let scopes: [String]
  /// The ways of logging in that are asked for, the best liked first; empty: as the provider likes.
  public let acrValues: [String]
  /// How it is told the secret.
  public let secretPlace: SecretPlace
  /// Where it is asked; nil: where its discovery document says.
  public let endpoints: Endpoints?
  /// How its tokens may be signed.
  public let algorithms: Set<Algorithm>
  /// Networks of the house that may be called for it besides the public internet.
  public let networks: [String]
  /// How long one call may take, in seconds.
  public let timeoutSeconds: Int
  /// In which claims it speaks of the person.
  public let fields: Fields
  /// Which accounts are of persons; nil: all.
  public let persons: Meaning?
  /// Which accounts are certain enough that the personal number counts as proved; nil: none.
  public let assured: Meaning?

  /// A provider with everything that counts.
  public init(
    id: Key<LogInProvider>, name: Words, issuer: String, client: String, scopes: [String] = ["openid"],
    acrValues: [String] = [], secretPlace: SecretPlace = .post, endpoints: Endpoints? = nil,
    algorithms: Set<Algorithm> = Set(Algorithm.allCases), networks: [String] = [], timeoutSeconds: Int = 5,
    fields: Fields, persons: Meaning? = nil, assured: Meaning? = nil
  ) {
    self.id = id
    self.name = name
    self.issuer = issuer
    self.client = client
    self.scopes = scopes
    self.acrValues = acrValues
    self.secretPlace = secretPlace
    self.endpoints = endpoints
    self.algorithms = algorithms
    self.networks = networks
    self.timeoutSeconds = timeoutSeconds
    self.fields = fields
    self.persons = persons
    self.assured = assured
  }
}
