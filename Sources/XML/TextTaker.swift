/// Takes the texts of some elements while a document is read, piece by piece (``Tree/init(_:handingTextsOf:to:)``).
///
/// To be subclassed; this one drops what it is given. A document may turn out to be malformed after pieces of it were taken.
open class TextTaker {
  /// A taker.
  public init() {}

  /// A text begins.
  open func begin() {}

  /// A piece of the text, in UTF-8; it may end in the middle of a character, and is gone afterwards.
  open func take(_ piece: UnsafeBufferPointer<UInt8>) {}

  /// The text has ended.
  open func end() {}
}
