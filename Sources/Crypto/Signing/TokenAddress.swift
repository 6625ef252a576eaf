/// Where a key is on a token: a URI of RFC 7512, such as `pkcs11:token=Van%20thu;object=con-dau`.
///
/// Of its query, `module-path` names the token's module; without it those are asked that p11-kit knows. A PIN does not belong
/// there: addresses stand in lists of processes and in histories.
public struct TokenAddress: Sendable, Hashable {
  /// The address without its query, as the engine takes it.
  let path: String
  /// The token's module.
  let module: String?

  /// Reads an address.
  ///
  /// - Throws: ``SigningRefusal/badAddress`` for anything else, and for one that holds a PIN.
  public init(_ text: String) throws(SigningRefusal) {
    guard text.utf8.count <= 2_048, text.hasPrefix("pkcs11:"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw .badAddress
    }
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var module: String?
    for attribute in parts.dropFirst().flatMap({ $0.split(separator: "&") }) {
      guard attribute.hasPrefix("module-path="), module == nil,
        let path = TokenAddress.decoded(attribute.dropFirst("module-path=".count)), path.hasPrefix("/")
      else { throw .badAddress }
      module = path
    }
    path = String(parts[0])
    guard !path.contains("pin-"), path != "pkcs11:" else { throw .badAddress }
    self.module = module
  }

  /// The same with another type of object, which the address must not name itself.
  func naming(_ type: String) -> String {
    path.contains("type=") ? path : path + ";type=" + type
  }

  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let pair = [UInt8](hex: String(decoding: rest.prefix(2), as: UTF8.self).lowercased()), pair.count == 1,
        pair[0] != 0
      else { return nil }
      bytes += pair
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
