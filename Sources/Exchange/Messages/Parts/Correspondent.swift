/// An agency that sends or receives, as a message names it.
public struct Correspondent: Hashable, Sendable {
  /// Its identification.
  public var organID: OrganID?
  /// The agency above it (cơ quan chủ quản).
  public var inCharge: String?
  /// Its name.
  public var name: String?
  /// Its address.
  public var address: String?
  /// Its e-mail address.
  public var email: String?
  /// Its telephone.
  public var telephone: String?
  /// Its fax.
  public var fax: String?
  /// Its web site.
  public var website: String?

  /// An agency known by its code, and its name.
  public init(_ organID: OrganID?, name: String? = nil) {
    self.organID = organID
    self.name = name
  }
}
