/// A document that has been read as a whole: bounded, without DOCTYPE, without a look at anything outside of it.
public struct Document: Sendable {
  /// The one element that holds all others.
  public let root: Element

  /// Reads a document in UTF-8, UTF-16 or the encoding it declares.
  public init(_ bytes: [UInt8]) throws(Malformed) {
    guard bytes.count <= Limits.bytes else {
      throw Malformed(code: .limit, line: 0, column: 0, message: "more than \(Limits.bytes) bytes")
    }
    _ = try Shape(bytes)
    root = try LibXMLDocument(bytes).element()
  }

  /// Reads a document from a text.
  public init(_ text: String) throws(Malformed) {
    try self.init(Array(text.utf8))
  }
}
