/// How long and how many what people write about a document may be.
public enum Limits {
  /// Characters of the subject (trích yếu): as much as the national exchange takes.
  public static let subjectCharacters = 500
  /// Characters of an opinion, a reason, a result or a remark.
  public static let textCharacters = 4_000
  /// Characters of the name of an organisation or of a signer.
  public static let nameCharacters = 200
  /// Characters of a notation: `125/SGDĐT-VP`.
  public static let codeCharacters = 60
  /// Files of one document.
  public static let files = 100
  /// Receivers of one document.
  public static let receivers = 1_000
  /// Units and persons to whom a leader gives one document at a time.
  public static let assignees = 100
}
