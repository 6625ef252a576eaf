public import Text
public import WorkingTime

/// What a policy asks of a document's signatures beyond the strength and the trust of each: kinds of files, time stamps,
/// coverage, ends of algorithms, and who has to sign.
public struct PolicyRequirements: Sendable, Hashable {
  /// The kinds of documents that are taken.
  public var formats: Set<SignatureFacts.Format>
  /// Whether a time stamp has to prove when each was made.
  public var requiresTimeStamp: Bool
  /// Whether each has to cover all that there is to read.
  public var coversAll: Bool
  /// Schemes, by the names of ``AlgorithmFacts``, that are good for what was signed before a moment.
  public var schemesUntil: [String: Instant]
  /// The same for hash functions.
  public var digestsUntil: [String: Instant]
  /// Who has to sign; empty when anybody will do.
  public var signers: [RequiredSigner]
  /// Whether they sign in that order.
  public var isOrdered: Bool

  /// Requirements.
  public init(
    formats: Set<SignatureFacts.Format>, requiresTimeStamp: Bool = false, coversAll: Bool = true,
    schemesUntil: [String: Instant] = [:], digestsUntil: [String: Instant] = [:], signers: [RequiredSigner] = [],
    isOrdered: Bool = false
  ) {
    self.formats = formats
    self.requiresTimeStamp = requiresTimeStamp
    self.coversAll = coversAll
    self.schemesUntil = schemesUntil
    self.digestsUntil = digestsUntil
    self.signers = signers
    self.isOrdered = isOrdered
  }
}

/// Somebody who has to sign, known by what the certificate says; what is nil is not asked for.
public struct RequiredSigner: Sendable, Hashable {
  /// Its name within the policy.
  public var id: String
  /// What people call this signer.
  public var name: Words
  /// How many different persons have to sign as this one.
  public var count: Int
  /// The personal number that the certificate has to carry.
  public var personalNumber: String?
  /// The organisation that it has to name; case, tone marks and blanks do not count.
  public var organisation: String?
  /// The position that it has to name, compared likewise.
  public var title: String?

  /// Somebody who has to sign.
  public init(
    id: String, name: Words, count: Int = 1, personalNumber: String? = nil, organisation: String? = nil,
    title: String? = nil
  ) {
    self.id = id
    self.name = name
    self.count = count
    self.personalNumber = personalNumber
    self.organisation = organisation
    self.title = title
  }
}
