import Crypto
import JSON

/// The hash of what was asked, by which a repeat is told from another request with the same identifier.
struct Digest {
  let text: String

  init(of parts: [String]) {
    text = SHA256(of: JSONValue.array(parts.map { .string($0) }).canonical).hex
  }
}
