internal import JSON
public import Text

/// One thing to choose.
public struct Option: Hashable, Sendable {
  /// The name of the option: what is stored and what conditions compare with, as text.
  public let id: Key<Option>
  /// What people read.
  public let label: Words
}

extension [Option] {
  /// Reads the name of one of the options.
  func read(_ value: JSONValue) throws(Wrong) -> Key<Option> {
    guard case .string(let text) = value else { throw Wrong.text }
    if let key = Key<Option>(text), contains(where: { $0.id == key }) { return key }
    // Few options are told; many are seen on the page.
    let some = prefix(8).map { "`\($0.id)`" }.joined(separator: ", ") + (count > 8 ? ", …" : "")
    throw Wrong(
      .unknownChoice, vi: "Hãy chọn một trong các mục đã cho: \(some).", en: "Choose one of the options: \(some).")
  }
}
