/// How much of a message is taken. Characters are Unicode scalars.
public enum MessageLimits {
  /// Bytes of one message: beyond the 50 MB that the national exchange carries.
  public static let bytes = 64 * 1_024 * 1_024
  /// Bytes of all attachments of one message together, once unpacked.
  public static let unpackedBytes = 256 * 1_024 * 1_024
  /// How many times larger an attachment may become by unpacking.
  static let ratio = 250
  /// Attachments of one message.
  static let attachments = 500
  /// Elements that are kept although they were not understood, and their bytes together.
  static let unknownParts = 500
  static let unknownBytes = 1_024 * 1_024
  /// Problems that are told; of more it is said that there are more.
  static let problems = 200
}
