import Text

/// A part of an expression that has been read and can be evaluated.
protocol Node: AnyObject, Sendable {
  /// Where it stands: code points from the beginning of the text.
  var offset: Int { get }

  func value(_ run: inout Run) throws(Stop) -> Value
}

/// A value that stands in the text.
final class Constant: Node {
  let offset: Int
  let constant: Value

  init(_ constant: Value, at offset: Int) {
    self.constant = constant
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value { constant }
}

/// Something that is wrong already in the text and is null.
final class Failing: Node {
  let offset: Int
  let message: Words

  init(_ message: Words, at offset: Int) {
    self.message = message
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value { run.failed(offset, message) }
}
