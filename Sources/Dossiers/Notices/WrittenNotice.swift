public import JSON
public import Procedures
public import Text

/// A notice as the applicant was told it: kept in the personal content of the entry that brought it about, shown on the
/// dossier, and sent where the applicant can be reached.
public struct WrittenNotice: Hashable, Sendable {
  /// Its template.
  public let notice: Key<NoticeTemplate>
  /// The occasion; nil when the action itself names the notice.
  public let occasion: NoticeOccasion?
  /// The essential in one line.
  public let subject: Words
  /// The paragraphs.
  public let text: [Words]

  /// A notice.
  public init(notice: Key<NoticeTemplate>, occasion: NoticeOccasion?, subject: Words, text: [Words]) {
    self.notice = notice
    self.occasion = occasion
    self.subject = subject
    self.text = text
  }
}

extension WrittenNotice {
  /// The notice as content keeps it.
  public var json: JSONValue {
    var object = ObjectWriter()
    object.put("notice", notice.text)
    object.put("occasion", occasion?.rawValue)
    object.put("subject", subject.json)
    object.put("text", list: text.map(\.json))
    return object.value
  }

  /// Reads a notice of the content of an entry.
  public init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    notice = try object.required("notice").key()
    occasion = try object.choice("occasion")
    subject = try Words(object.required("subject"))
    text = try object.list("text") { (paragraph) throws(JSONError) in try Words(paragraph) }
  }
}
