import Crypto
import JSON

/// The files that together are the text of one procedure: its own, its form's, its letters', its registers'.
struct Bundle: Sendable {
  let files: [String: [UInt8]]

  init(_ files: [String: [UInt8]]) {
    self.files = files
  }

  init?(reading text: String) {
    guard case .object(let object)? = try? JSONValue(reading: text) else { return nil }
    var files: [String: [UInt8]] = [:]
    for (path, content) in object {
      guard case .string(let content) = content else { return nil }
      files[path] = Array(content.utf8)
    }
    self.files = files
  }

  /// Canonical JSON: path to text.
  var text: String {
    JSONValue.object(JSONObject(files.map { ($0.key, .string(String(decoding: $0.value, as: UTF8.self))) }))
      .canonicalText
  }

  /// What the revision is called by.
  var revision: Revision { Revision(hash: SHA256(of: text).hex) }
}
