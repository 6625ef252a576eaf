public import WorkingTime

/// A signature or a document time stamp in a PDF, with what its file says about it. Nothing here says whether it is true.
public struct PDFSignature: Sendable, Hashable {
  /// What it is made for.
  public enum Kind: Sendable, Hashable {
    /// Somebody signs.
    case signature
    /// A time stamp (RFC 3161) over the whole document.
    case documentTimeStamp
  }

  /// What it is made for.
  public let kind: Kind
  /// The name of its field, those of the fields around it before it.
  public let field: String
  /// How its contents are encoded, such as `ETSI.CAdES.detached`; an empty text when the file does not say.
  public let subFilter: String
  /// The revision in which it was made; the first is 1. nil when what it covers is no revision.
  public internal(set) var revision: Int?
  /// How many revisions the file has.
  public internal(set) var revisions: Int
  /// Where the signed revision ends in the file: what is read is the file up to here, and nothing behind it.
  public var signedBytes: Int { range?.end ?? 0 }
  /// The pieces of the file that were signed; nil when they are not the two that a signature has.
  var range: ByteRange?
  /// The CMS (or the time stamp token), without the zeros behind it.
  public internal(set) var cms: [UInt8] = []
  /// Why it is no signature of the signed revision, whatever its cryptography says; empty for a sound one.
  public internal(set) var faults: [Check] = []
  /// Whether it certifies the document, and what it then permits: 1 nothing, 2 filling in and signing, 3 notes too.
  public internal(set) var certifies: Int?
  /// What later revisions changed, in their order.
  public internal(set) var changes: [PDFChange] = []
  /// Those of the changes that leave no signature as it was: a person has to look.
  public internal(set) var forbidden: [PDFChange] = []
  /// The name of the rules by which changes were judged.
  public internal(set) var rules: String = ""
  /// The time that the signer claims beside the signature.
  public let claimedTime: Instant?
  /// What the signer wrote beside the signature: Name, Reason, Location, ContactInfo.
  public let remarks: [String: String]

  var permissions: PDFPermissions

  /// The bytes that were signed: the signed revision without the hole in which the signature stands.
  ///
  /// - Parameter file: The whole file, as it was read.
  public func octets(of file: [UInt8]) -> [UInt8] { range?.octets(of: file) ?? [] }

  /// A signature that cannot be read, and why.
  init(unreadable field: String, _ fault: Check, revisions: Int) {
    kind = .signature
    self.field = field
    subFilter = ""
    self.revisions = revisions
    faults = [fault]
    claimedTime = nil
    remarks = [:]
    permissions = PDFPermissions()
  }

  init(
    field: FormTree.Node, entries: [String: PDFValue], permissions: PDFPermissions, revisions: Int, _ view: PDFView
  ) throws(PDFFault) {
    self.field = field.name
    self.permissions = permissions
    self.revisions = revisions
    subFilter = try view.resolved(entries["SubFilter"]).name ?? ""
    kind = subFilter == "ETSI.RFC3161" ? .documentTimeStamp : .signature
    claimedTime = try view.resolved(entries["M"]).string.flatMap(PDFText.time)
    var remarks: [String: String] = [:]
    for key in ["Name", "Reason", "Location", "ContactInfo"] {
      remarks[key] = try view.resolved(entries[key]).string.map { String(PDFText.text($0).prefix(1_000)) }
    }
    self.remarks = remarks
  }
}
