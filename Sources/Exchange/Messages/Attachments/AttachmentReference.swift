/// What the manifest of a message says about an attachment.
public struct AttachmentReference: Hashable, Sendable {
  /// By what the attachment is found, as it is written: `cid:…`.
  public var contentID: String?
  /// The type that is claimed.
  public var contentType: String?
  /// A description.
  public var description: String?
  /// The name of the file.
  public var name: String?

  /// A reference that says nothing yet.
  public init() {}

  /// Whether it is about an attachment: `cid:` in front does not count.
  public func isAbout(_ attachment: Enclosure) -> Bool {
    guard let mine = contentID?.withoutScheme, let other = attachment.contentID?.withoutScheme else { return false }
    return mine == other
  }
}

extension String {
  /// An identifier of content without the `cid:` that some write in front of it, and others do not.
  var withoutScheme: String { lowercased().hasPrefix("cid:") ? String(dropFirst(4)) : self }
}
