public import Text

/// Why a file is no message that can be read. It goes into quarantine, and whoever sent it is told, as far as that is known.
public struct ExchangeFault: Error, Hashable, Sendable {
  /// What kind of thing is wrong; stable names.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// It is larger than a message may be.
    case tooLarge = "too-large"
    /// It is no well-formed XML.
    case malformed
    /// It has a DOCTYPE, which is never taken.
    case doctype
    /// It is XML, but no message.
    case noMessage = "no-message"
  }

  /// What kind of thing is wrong.
  public let code: Code
  /// The line, from 1; 0 when it is about the whole.
  public let line: Int
  /// The column, from 1; 0 when it is not known.
  public let column: Int
  /// What is wrong and what would be right.
  public let words: Words
  /// Who the file says that it comes from, as far as it could be read: whom to tell. nil when it does not say; then only
  /// whoever brought it can tell. It is a claim, and nothing more is to be sent there than that the file was not read.
  public let sender: OrganID?

  init(_ code: Code, line: Int = 0, column: Int = 0, _ words: Words, sender: OrganID?) {
    self.code = code
    self.line = line
    self.column = column
    self.words = words
    self.sender = sender
  }
}
