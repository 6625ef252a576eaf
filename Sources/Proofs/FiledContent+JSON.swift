import Crypto
public import JSON

extension FiledContent {
  /// What stands in the file to say what it is.
  static let form = "motcua-content/1"
  /// Bytes of the file at most: what a form can hold, written as a text within a text.
  public static let byteLimit = 4 * 1024 * 1024

  /// The content as a file.
  public var json: JSONValue {
    [
      "form": .string(FiledContent.form), "authority": .string(authority), "dossier": .string(dossier),
      "content": .string(text), "salt": .string(salt.hex),
    ]
  }

  /// Reads the file; nil for anything that ``json`` would not have written so. White space does not matter.
  public init?(reading bytes: [UInt8]) {
    guard let value = try? JSONValue(reading: bytes, within: .init(bytes: FiledContent.byteLimit, depth: 4)),
      case .object(let object) = value, object.count == 5, value["form"] == .string(FiledContent.form),
      case .string(let authority)? = value["authority"], case .string(let dossier)? = value["dossier"],
      case .string(let text)? = value["content"], case .string(let digits)? = value["salt"],
      let salt = [UInt8](hex: digits)
    else { return nil }
    self.init(authority: authority, dossier: dossier, text: text, salt: salt)
  }
}
