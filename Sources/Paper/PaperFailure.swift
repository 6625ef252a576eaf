/// What Pango, Cairo or the fonts let us down with.
public struct PaperFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind it is.
  public let code: Code
  /// What was being done, and what the library said.
  public let description: String

  /// A kind of failure.
  public struct Code: Hashable, Sendable {
    /// The stable name.
    public let name: String

    /// A font that the papers are set in is not installed.
    public static let fonts = Code(name: "fonts")
    /// A library has no memory, or refused what it was asked.
    public static let library = Code(name: "library")
  }
}
