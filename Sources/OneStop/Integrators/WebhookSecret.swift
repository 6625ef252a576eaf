import Crypto

/// What a webhook and its receiver share, by the scheme of Standard Webhooks.
///
/// It is made of the secret of the installation and of chance that the record keeps, so that neither a copy of the record nor the
/// key alone is enough to speak in the office's name, and no secret lies about in a file of its own.
struct WebhookSecret {
  private let bytes: [UInt8]

  /// The secret of some chance in an installation.
  init(nonce: [UInt8], installationKey: [UInt8]) throws {
    bytes = try hmacSHA256(Array("webhook\u{0}".utf8) + nonce, key: installationKey)
  }

  /// The secret as receivers take it.
  var text: String { "whsec_" + bytes.base64 }

  /// The signature of a message, as the header carries it: `v1,` and the MAC.
  func signature(id: String, timestamp: Int64, body: [UInt8]) throws -> String {
    "v1," + (try hmacSHA256(Array("\(id).\(timestamp).".utf8) + body, key: bytes)).base64
  }
}
