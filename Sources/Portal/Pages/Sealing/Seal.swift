import Crypto

/// What this installation seals, so that it can trust it when a browser brings it back: cookies and tokens of forms.
///
/// A sealed text is readable by whoever has it, and nobody but the installation can make or change one.
struct Seal: Sendable {
  private let key: [UInt8]

  /// - Parameter installationKey: The secret of the installation; a key of its own for pages is made from it.
  init(installationKey: [UInt8]) throws {
    key = try hmacSHA256(Array("portal/pages".utf8), key: installationKey)
  }

  /// A text for a browser to bring back, of letters that stand in a cookie and a form as they are.
  ///
  /// - Parameter purpose: What it is for; it cannot be used for anything else.
  func close(_ text: String, for purpose: String) throws -> String {
    Array(text.utf8).base64URL + "." + (try mac(text, purpose)).base64URL
  }

  /// The text that was sealed for a purpose; nil for anything else.
  func open(_ sealed: String, for purpose: String) throws -> String? {
    let halves = sealed.split(separator: ".", omittingEmptySubsequences: false)
    guard sealed.utf8.count <= 1000, halves.count == 2, let bytes = [UInt8](base64URL: String(halves[0])),
      let text = String(validating: bytes, as: UTF8.self), let brought = [UInt8](base64URL: String(halves[1])),
      isEqualInConstantTime(brought, try mac(text, purpose))
    else { return nil }
    return text
  }

  private func mac(_ text: String, _ purpose: String) throws -> [UInt8] {
    try hmacSHA256(Array("\(purpose)\u{0}\(text)".utf8), key: key)
  }
}
