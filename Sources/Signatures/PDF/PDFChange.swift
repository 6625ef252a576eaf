/// Something that a later revision of a PDF changed, as an officer would name it.
public struct PDFChange: Sendable, Hashable {
  /// What kind of change; texts may change, these do not.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Another signature in a field of its own.
    case signatureAdded = "signature-added"
    /// The same, with a picture that may lie over the content.
    case visibleSignatureAdded = "visible-signature-added"
    /// A field that waited for a signature has it.
    case fieldSigned = "field-signed"
    /// An empty and invisible field for a signature.
    case signatureFieldAdded = "signature-field-added"
    /// A time stamp over the whole document.
    case documentTimeStampAdded = "document-time-stamp-added"
    /// Certificates, revocation lists and answers.
    case evidenceAdded = "evidence-added"
    /// Evidence that is gone or replaced.
    case evidenceRemoved = "evidence-removed"
    /// What programs note about themselves: the time of writing, the program, the version, metadata.
    case housekeeping = "housekeeping"
    /// Fonts and defaults for fields, beside those that were there.
    case formDefaultsAdded = "form-defaults-added"
    /// A field of the form was filled in or cleared.
    case formFilled = "form-filled"
    /// A field shows something else, though its value is the same.
    case appearanceChanged = "appearance-changed"
    /// A field is another one: its kind, place, script or options.
    case fieldChanged = "field-changed"
    /// A field that was not there.
    case fieldAdded = "field-added"
    /// A field that is gone.
    case fieldRemoved = "field-removed"
    /// The form as a whole: its forms in XML, its order of calculation, its defaults.
    case formChanged = "form-changed"
    /// A signature that was there is gone.
    case signatureRemoved = "signature-removed"
    /// A signature that was there is another one, or looks otherwise.
    case signatureAltered = "signature-altered"
    /// A note or a mark that covers nothing.
    case noteChanged = "note-changed"
    /// An annotation that can cover or replace what people see.
    case annotationChanged = "annotation-changed"
    /// What is drawn on a page.
    case pageContent = "page-content"
    /// Fonts, pictures and other material of a page.
    case pageResources = "page-resources"
    /// A page's size, place or behaviour.
    case pageProperties = "page-properties"
    /// Pages that were added, removed, exchanged or put in another order.
    case pages = "pages"
    /// Scripts and actions.
    case scripts = "scripts"
    /// Files within the file.
    case attachments = "attachments"
    /// Layers that can be shown and hidden.
    case layers = "layers"
    /// What the file says about itself: title, author, subject.
    case information = "information"
    /// What signatures permit, or which of them certifies.
    case permissions = "permissions"
    /// Another root of the whole file.
    case root = "root"
    /// Anything else that hangs below the root: bookmarks, structure, names.
    case catalog = "catalog"
    /// Bytes behind the last revision, which belong to nothing.
    case trailingBytes = "trailing-bytes"
    /// A revision that old and new readers take for different ones.
    case twoReadings = "two-readings"
    /// Something that could not be read, so that nobody knows what changed.
    case unreadable = "unreadable"
  }

  /// What kind of change.
  public let kind: Kind
  /// The revision that brought it; the first is 1.
  public let revision: Int
  /// The page, from 1, when it is about one.
  public let page: Int?
  /// The field or the entry of the file, when it is about one.
  public let name: String?

  init(_ kind: Kind, in revision: Int, page: Int? = nil, name: String? = nil) {
    self.kind = kind
    self.revision = revision
    self.page = page
    self.name = name
  }
}
