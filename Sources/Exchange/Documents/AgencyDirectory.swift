/// Agencies by both of their codes, so that one is known by whichever a message bears.
///
/// Which codes belong together is data of the exchange and of the authority's own definition; it is never guessed from how they
/// are made up, since a document would go to somebody else.
public struct AgencyDirectory: Sendable {
  /// An agency that documents are exchanged with.
  public struct Agency: Hashable, Sendable {
    /// The code of Quyết định 20/2020/QĐ-TTg; nil when it is not known.
    public let newer: OrganID?
    /// The code of QCVN 102:2016/BTTTT; nil when it is not known.
    public let older: OrganID?
    /// Its name.
    public let name: String

    /// An agency; nil when it has neither code.
    public init?(newer: OrganID?, older: OrganID?, name: String) {
      guard newer != nil || older != nil else { return nil }
      self.newer = newer
      self.older = older
      self.name = name
    }

    /// The code that it is known by where only one can be: the newer one where there is one.
    public var code: OrganID {
      guard let code = newer ?? older else { preconditionFailure("an agency has a code") }
      return code
    }
  }

  /// The agencies, in the order in which they were given.
  public let agencies: [Agency]
  private let places: [OrganID: Int]

  /// A directory; of two agencies that claim one code, the first has it.
  public init(_ agencies: [Agency]) {
    self.agencies = agencies
    var places: [OrganID: Int] = [:]
    for (place, agency) in agencies.enumerated() {
      for code in [agency.newer, agency.older] {
        if let code, places[code] == nil { places[code] = place }
      }
    }
    self.places = places
  }

  /// The agency of a code of either scheme; nil when it is not in the directory.
  public subscript(_ code: OrganID) -> Agency? { places[code].map { agencies[$0] } }

  /// Whether two codes are of one agency.
  public func areOne(_ one: OrganID, _ other: OrganID) -> Bool {
    one == other || places[one].map { $0 == places[other] } ?? false
  }
}
