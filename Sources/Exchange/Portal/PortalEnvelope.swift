public import JSON

/// What the newest interface answers: `{code, message, data}`.
///
/// It is read liberally: codes as numbers or texts, what was found in `data`, in a list there, or beside the code, and names
/// in whatever case (`IdHoSo`, `IDHoSo` and `idHoSo` are all in use).
public struct PortalEnvelope: Sendable {
  /// `code` as a text; that of a good answer when there is none.
  public let code: String
  /// `message`.
  public let words: String
  private let value: JSONValue

  /// Reads an answer.
  ///
  /// - Throws: `JSONError` for what is no object of JSON.
  public init(reading bytes: [UInt8]) throws(JSONError) {
    let limits = JSON.Limits(bytes: PortalEnvelope.bytes, depth: 16)
    let answer = try JSONField(JSONValue(reading: bytes, within: limits)).anyObject()
    code = try answer.optional("code").map { (field) throws(JSONError) in try field.code() } ?? "200"
    if case .string(let text)? = answer.object["message"] { words = text } else { words = "" }
    value = .object(answer.object)
  }

  /// Bytes of an answer.
  public static let bytes = 1_048_576
  /// Characters of what the portal calls something.
  private static let nameCharacters = 200

  /// The first member of that name, from the outside in: a text, or a number as one; nil for none, an empty one, and one that
  /// is longer than names are.
  public func text(_ name: String) -> String? {
    PortalEnvelope.find(name.lowercased(), in: value).flatMap { found in
      (1...PortalEnvelope.nameCharacters).contains(found.count) ? found : nil
    }
  }

  private static func find(_ name: String, in value: JSONValue) -> String? {
    switch value {
    case .object(let object):
      for (key, value) in object where key.lowercased() == name {
        switch value {
        case .string(let text): return text
        case .integer(let number): return String(number)
        default: continue
        }
      }
      return object.lazy.compactMap { find(name, in: $0.value) }.first
    case .array(let list): return list.lazy.compactMap { find(name, in: $0) }.first
    default: return nil
    }
  }

  /// What came of a call.
  public var outcome: Outcome {
    // Whatever its code, an object that is there already was told before.
    if words.lowercased().contains("đã tồn tại") { return .exists }
    switch code {
    case "0", "00", "200", "201": return .done
    case "3", "-3", "409": return .exists
    case "401": return .tokenOver
    case "429", "500", "502", "503", "504": return .later
    default: return .refused
    }
  }

  /// What came of a call.
  public enum Outcome: Sendable, Hashable {
    /// It was done.
    case done
    /// It is there already.
    case exists
    /// The token is over; another one has to be fetched.
    case tokenOver
    /// It may be done later.
    case later
    /// It was refused.
    case refused
  }
}

extension PortalEnvelope {
  /// The token is over, as the status of an answer says it.
  static let tokenOver = PortalEnvelope(code: "401")

  private init(code: String) {
    self.code = code
    words = ""
    value = .null
  }

  /// A token, by its name; nil for what no header line could carry.
  func token(_ name: String) -> String? {
    PortalEnvelope.find(name.lowercased(), in: value).flatMap { found in
      (1...16_384).contains(found.utf8.count) && found.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? found : nil
    }
  }
}
