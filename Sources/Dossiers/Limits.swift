import Text

/// How much a person may write in one go.
enum Limits {
  /// Characters of a reason or a remark; a printed page and a half.
  static let textCharacters = 4000
  /// Characters of a message or of what comes with a rating.
  static let messageCharacters = 2000
  /// Messages that an applicant may send on a day while no officer answers.
  static let messagesADay = 5
  /// Seconds for which a payment that was begun on line may be under way; the platform's pages last about so long.
  static let paymentSeconds: Int64 = 15 * 60
  /// Payments on line that one dossier may begin.
  static let onlinePayments = 50
  /// Items of one request for supplements.
  static let items = 100

  /// A text within the limit, blanks at its ends dropped; empty is missing when it is required.
  static func text(_ text: String?, required: Bool, most: Int = textCharacters) throws(Refusal) -> String {
    let trimmed = (text ?? "").normalizedC.trimmingBlanks
    if required, trimmed.isEmpty { throw .reasonMissing }
    if trimmed.unicodeScalars.count > most { throw .textTooLong(limit: most) }
    return trimmed
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
