public import WorkingTime

/// What an office changes of a document that has left, and tells its receivers (`BussinessDocType` 2 of the exchange).
///
/// Its files are not among it: a document whose content is wrong is replaced by another one of the same form (Nghị định
/// 30/2020, article 18).
public struct DocumentChange: Hashable, Sendable {
  /// What it is about from now on; nil leaves that.
  public let subject: String?
  /// Until when an answer is asked for from now on; nil leaves that.
  public let answerBy: Day?
  /// Who receives it besides, from now on.
  public let adding: [Party]
  /// The codes of those who do not receive it any more: they are asked to give it back.
  public let removing: [String]

  /// A change.
  public init(subject: String? = nil, answerBy: Day? = nil, adding: [Party] = [], removing: [String] = []) {
    self.subject = subject
    self.answerBy = answerBy
    self.adding = adding
    self.removing = removing
  }

  /// Whether what the document says changes.
  var changesInfo: Bool { subject != nil || answerBy != nil }

  /// Whether nothing changes.
  var isEmpty: Bool { !changesInfo && adding.isEmpty && removing.isEmpty }
}
