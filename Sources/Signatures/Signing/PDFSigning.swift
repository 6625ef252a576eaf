/// What is said beside a signature in a PDF, and where it stands.
public struct PDFSigning: Sendable, Hashable {
  /// The name of the field: one that waits for a signature, or a new one. nil for the first free name of `ChuKy1`, `ChuKy2`…
  public var field: String?
  /// Why it is signed, for those who read it.
  public var reason: String?
  /// Where it is signed.
  public var location: String?
  /// Who signs, when that is to stand beside the certificate.
  public var name: String?
  /// What is seen of it on a page; nil for nothing: readers show it beside the document.
  public var appearance: PDFAppearance?

  /// A signature.
  public init(
    field: String? = nil, reason: String? = nil, location: String? = nil, name: String? = nil,
    appearance: PDFAppearance? = nil
  ) {
    self.field = field
    self.reason = reason
    self.location = location
    self.name = name
    self.appearance = appearance
  }
}
