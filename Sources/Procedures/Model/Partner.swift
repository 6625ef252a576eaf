public import Text

/// Another system with which official documents are exchanged: the national exchange, a province's hub, or the document office
/// of another authority. What is shared with it as a secret never stands in a definition.
public struct Partner: Hashable, Sendable {
  /// Its name in definitions, commands and the ledger.
  public let id: Key<Partner>
  /// What people call it.
  public let name: Words
  /// Where it is called; nil when it calls us alone, and fetches what is for it.
  public let address: String?
  /// Where drafts of dossiers are handed to it, or where it hands them to us from; nil when neither is done.
  public let handOver: String?
  /// By which name it knows us.
  public let system: String
  /// Networks of the house that its address may lead to, besides the public internet.
  public let networks: [String]
  /// How often it is asked what it holds for us, in seconds; nil when it brings that itself.
  public let fetchSeconds: Int?
  /// The agencies that are reached by it.
  public let agencies: [Agency]
  /// Whether documents for agencies that no partner names go by it.
  public let takesOthers: Bool
  /// How much of what it brings may wait to be taken, and how much may be held for it.
  public let backlog: Backlog

  /// How much may wait on one way: beyond it nothing more is taken, and whoever brings it is told to come back.
  public struct Backlog: Hashable, Sendable {
    /// Messages.
    public let messages: Int
    /// Their bytes together.
    public let bytes: Int64

    /// A limit.
    public init(messages: Int, bytes: Int64) {
      self.messages = messages
      self.bytes = bytes
    }

    /// What a partner has that says nothing: a hundred messages of the largest size, or a busy week of a province.
    public static let standard = Backlog(messages: 20_000, bytes: 6 << 30)
    /// The least that may be said: some of the largest messages.
    public static let least = Backlog(messages: 10, bytes: 256 << 20)
    /// The most that may be said.
    public static let most = Backlog(messages: 10_000_000, bytes: 100_000 << 30)

    /// Whether so much may wait.
    public func holds(_ messages: Int, _ bytes: Int64) -> Bool { messages <= self.messages && bytes <= self.bytes }

    /// Whether so much leaves half of it free.
    public func isHalfFree(with messages: Int, _ bytes: Int64) -> Bool {
      messages <= self.messages / 2 && bytes <= self.bytes / 2
    }
  }

  /// An agency that is reached by a partner, by both of its codes.
  public struct Agency: Hashable, Sendable {
    /// The code of Quyết định 20/2020/QĐ-TTg, or whatever code it is known by.
    public let code: String
    /// The code of QCVN 102:2016/BTTTT, if it has another one there.
    public let older: String?
    /// Its name.
    public let name: Words

    /// An agency.
    public init(code: String, older: String?, name: Words) {
      self.code = code
      self.older = older
      self.name = name
    }
  }

  /// Whether it brings what several agencies send.
  public var isShared: Bool { takesOthers || agencies.count > 1 }

  /// A partner.
  public init(
    id: Key<Partner>, name: Words, address: String?, system: String, networks: [String] = [], fetchSeconds: Int? = nil,
    agencies: [Agency] = [], takesOthers: Bool = false, handOver: String? = nil, backlog: Backlog = .standard
  ) {
    self.id = id
    self.name = name
    self.address = address
    self.system = system
    self.networks = networks
    self.fetchSeconds = fetchSeconds
    self.agencies = agencies
    self.takesOthers = takesOthers
    self.handOver = handOver
    self.backlog = backlog
  }
}

/// All partners, and by which of them an agency is reached.
public struct Partners: Sendable {
  /// In the order of the file.
  public let all: [Partner]
  private let byCode: [String: Int]

  /// Partners; of two that name one agency the first one has it.
  public init(_ all: [Partner]) {
    self.all = all
    var byCode: [String: Int] = [:]
    for (index, partner) in all.enumerated() {
      for code in partner.agencies.flatMap({ [$0.code, $0.older].compactMap(\.self) }) where byCode[code] == nil {
        byCode[code] = index
      }
    }
    self.byCode = byCode
  }

  /// The partner of that name.
  public subscript(_ id: Key<Partner>) -> Partner? { all.first { $0.id == id } }

  /// By whom an agency is reached, by either of its codes; nil when by nobody.
  public func partner(reaching code: String) -> Partner? {
    byCode[code].map { all[$0] } ?? all.first(where: \.takesOthers)
  }

  /// The agency of a code, if a partner names it.
  public func agency(_ code: String) -> Partner.Agency? {
    byCode[code].flatMap { index in all[index].agencies.first { $0.code == code || $0.older == code } }
  }
}
