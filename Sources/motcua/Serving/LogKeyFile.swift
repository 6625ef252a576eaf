import Crypto
import Glibc
import OneStop
import Text

/// The key that signs the heads of the log: `log-key.pem` in the data folder, made at the first start, or a file that the operator
/// names.
///
/// Unlike the secret of the installation it may be lost, or be taken away so that a new one is made: the public keys of all that
/// ever signed stay in the record, and what they signed stays provable.
enum LogKeyFile {
  static let parameter = Parameter.option(
    "log-key", "FILE",
    Words(
      vi:
        "khóa Ed25519 ký gốc nhật ký, PEM, chỉ chủ tệp đọc được (mặc định: log-key.pem trong thư mục dữ liệu, tự tạo)",
      en:
        "Ed25519 key that signs heads of the log, PEM, for its owner alone (default: log-key.pem in the data folder, made)"
    ))
  static let name = "log-key.pem"

  /// The key of a server; made when none is named and the data folder has none.
  ///
  /// - Throws: ``CommandError`` when it cannot be read, others can read it, or it is none.
  static func open(_ call: Call) throws -> Ed25519Key {
    if let named = try call[parameter] { return try read(named) }
    let place = try DataPlace(of: call)
    try place.make()
    return try open(in: place)
  }

  /// The key of a data folder; made when it has none.
  ///
  /// - Throws: As ``open(_:)``.
  static func open(in place: DataPlace) throws -> Ed25519Key {
    let path = place.path + "/" + name
    if access(path, F_OK) != 0 {
      let key = Ed25519Key.pem(ofSeed: try randomBytes(Ed25519Key.seedBytes))
      try NewFile(path).write(Array(key.utf8))
    }
    return try read(path)
  }

  /// The key for a command beside the server; nil when the data folder has none and none is named.
  ///
  /// - Throws: As ``open(_:)``.
  static func visiting(_ call: Call) throws -> Ed25519Key? {
    if let named = try call[parameter] { return try read(named) }
    let path = try DataPlace(of: call).path + "/" + name
    return access(path, F_OK) == 0 ? try read(path) : nil
  }

  private static func read(_ path: String) throws -> Ed25519Key {
    let text = try SecretFile.lines(of: path).joined(separator: "\n")
    do throws(SigningRefusal) { return try Ed25519Key(pem: Array(text.utf8)) } catch {
      throw CommandError.usage(
        Words(
          vi: "\(path.harmless) không phải khóa Ed25519 trong PEM (openssl genpkey -algorithm ed25519)",
          en: "\(path.harmless) is no Ed25519 key in PEM (openssl genpkey -algorithm ed25519)"))
    }
  }
}

extension OtherLogKey {
  /// What is wrong, and what to do.
  var words: Words {
    Words(
      vi: """
        khóa ký nhật ký ở đây là \(own), nhưng nhật ký đang được ký bằng khóa \(signing); hãy chép \(LogKeyFile.name) từ nút \
        đã ký (hoặc chỉ nó bằng --log-key); khóa đã mất, hoặc muốn đổi khóa: bỏ tệp cũ đi rồi motcua log keys --change
        """,
      en: """
        the key of the log is \(own) here, and the log is signed by the key \(signing); copy \(LogKeyFile.name) from the node \
        that signed (or name it: --log-key); where that key is lost, or is to be changed: put the old file away, and then \
        motcua log keys --change
        """)
  }
}
