public import Text

/// A short text by which the applicant is told that something happened: by mail, by a message to a telephone, and always
/// on the dossier itself.
///
/// It goes over open networks, so it tells the code, dates and amounts, what to do, and the name at most. The text names
/// facts in braces as letters do; of ``NoticeFacts`` alone.
public struct NoticeTemplate: Sendable {
  /// Its name in the definition.
  public let id: Key<NoticeTemplate>
  /// The essential in one line; the subject of a mail.
  public let subject: Phrase
  /// The paragraphs; one that names a fact which is nothing is left out.
  public let text: [Phrase]

  /// A notice of checked parts.
  public init(id: Key<NoticeTemplate>, subject: Phrase, text: [Phrase]) {
    self.id = id
    self.subject = subject
    self.text = text
  }
}

/// When an applicant is told something, whatever action led to it.
public enum NoticeOccasion: String, Sendable, CaseIterable {
  /// The dossier was submitted.
  case submission
  /// It was accepted: the limit of the law runs.
  case receipt
  /// Supplements are asked for.
  case supplement
  /// Something is to be paid.
  case payment
  /// The due date was put off on a legal ground.
  case `extension`
  /// The due date has passed.
  case apology
  /// The result was issued.
  case result
  /// It ended without the result: refused or stopped.
  case refusal
  /// It ended because the applicant withdrew it.
  case withdrawal
  /// Its retention ends soon: what is personal is erased.
  case erasure
}

/// What an action tells the applicant.
public enum ActionNotice: Hashable, Sendable {
  /// What its occasions say.
  case byOccasion
  /// These and nothing else; none of them keeps it silent.
  case only([Key<NoticeTemplate>])
}
