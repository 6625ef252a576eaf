import Crypto
public import JSON
import Proofs
import WorkingTime

extension SignedHead {
  /// The head for programs; what counts is the note, the rest only says what stands in it.
  public var json: JSONValue {
    [
      "size": .integer(size), "head": .string(signed.checkpoint.head.hex), "at": .string(signed.checkpoint.time.utc),
      "note": .string(signed.note), "key": .string(key),
      "timeStamp": timeStamp.map { .string($0.base64) } ?? .null,
    ]
  }
}

extension LogKey {
  /// The key for programs that check what it signed.
  ///
  /// - Parameter origin: The name of the log.
  public func json(ofLog origin: String) -> JSONValue {
    [
      "id": .string(id), "since": .string(since.utc), "pem": .string(publicKey?.pem ?? ""),
      "verifier": .string(publicKey?.verifierKey(ofLog: origin) ?? ""),
    ]
  }
}
