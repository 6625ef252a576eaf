import Crypto
import Glibc
import OneStop
import PostgresStore
import SQLiteStore
import Text

/// A record that an office works on, whatever keeps it.
protocol OfficeRecord: RecordStore {
  /// The files that people hand in.
  var files: any FileKeeping { get }
  /// How its writer has worked, and how it stands.
  var writing: WritingCounts { get }
  /// Finishes what is waiting and lets go.
  func close() throws
}

extension SQLiteRecordStore: OfficeRecord {}
extension PostgresRecordStore: OfficeRecord {}

/// Where the record of an installation is: in its data folder, or in a PostgreSQL that several nodes share.
///
/// What `serve --store` once said stands in the file `store` of the data folder, so that every other command finds the same
/// record by the folder alone.
enum StorePlace {
  static let name = "store"

  static let parameter = Parameter<DatabaseAddress>.option(
    "store", "URL",
    Words(
      vi:
        "giữ hồ sơ trong PostgreSQL, cho nhiều nút: postgres://motcua@db/motcua (mặc định: MOTCUA_STORE, tệp store trong thư mục dữ liệu)",
      en:
        "keeps the record in PostgreSQL, for several nodes: postgres://motcua@db/motcua (default: MOTCUA_STORE, the file store of the data folder)"
    )
  ) { text, _ in try address(text) }

  /// Notes where the record of a folder is to be, when it was said.
  ///
  /// - Throws: ``CommandError`` when the folder holds a record already, or the address is none.
  static func choose(_ call: Call, _ place: DataPlace) throws {
    let named = call.host.environment["MOTCUA_STORE"].flatMap { $0.isEmpty ? nil : $0 }
    guard let address = try call[parameter] ?? named.map({ try address($0) }) else { return }
    try place.make()
    guard access(place.path + "/record.sqlite", F_OK) != 0 else {
      throw CommandError.refused(
        Words(
          vi: "\(place.path.harmless) đã giữ hồ sơ trong record.sqlite; hãy chọn thư mục dữ liệu khác cho PostgreSQL",
          en: "\(place.path.harmless) keeps its record in record.sqlite; choose another data folder for PostgreSQL"))
    }
    guard try self.address(in: place) != address else { return }
    try write(address.text + "\n", to: place.path + "/" + name)
  }

  /// The database of a data folder; nil when its record is in the folder itself.
  static func address(in place: DataPlace) throws -> DatabaseAddress? {
    let file = open(place.path + "/" + name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else {
      guard errno == ENOENT else { throw failure(place.path + "/" + name) }
      return nil
    }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(file, &bytes, bytes.count)
    guard count >= 0 else { throw failure(place.path + "/" + name) }
    return try address(String(decoding: bytes.prefix(count).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }

  /// Makes sure that a node has the secret with which the record was begun: receipts, seals and second factors are made with
  /// it.
  static func agree(_ store: PostgresRecordStore, key: [UInt8], in place: DataPlace) throws {
    let print = try StorePlace.print(of: key)
    guard try store.agreed(on: "key", or: print) != print else { return }
    throw CommandError.refused(
      Words(
        vi: """
          \(place.path.harmless)/\(InstallationKey.name) không phải khóa mà hồ sơ trong cơ sở dữ liệu được mở với; hãy chép \
          tệp này từ nút đầu tiên
          """,
        en: """
          \(place.path.harmless)/\(InstallationKey.name) is not the key with which the record in the database was begun; copy \
          this file from the first node
          """))
  }

  /// By what the record knows the secret with which it was begun, without knowing it.
  static func print(of key: [UInt8]) throws -> String {
    try hmacSHA256(Array("installation".utf8), key: key).hex
  }

  /// The address that a text is.
  ///
  /// - Throws: ``CommandError`` when it is none, or holds a password.
  static func address(_ text: String) throws -> DatabaseAddress {
    do throws(DatabaseAddress.Fault) { return try DatabaseAddress(text) } catch {
      switch error {
      // Whoever wrote a password has shown it already; it is not shown again.
      case .hasPassword:
        throw CommandError.usage(
          Words(
            vi:
              "địa chỉ của cơ sở dữ liệu không được chứa mật khẩu, vì người khác thấy được; hãy để nó trong ~/.pgpass (PGPASSFILE)",
            en:
              "the address of the database may not hold a password, which others would see; put it into ~/.pgpass (PGPASSFILE)"
          ))
      case .notPostgres, .malformed:
        throw CommandError.usage(
          Words(
            vi: "địa chỉ của cơ sở dữ liệu phải như postgres://motcua@db.example/motcua",
            en: "the address of the database has to be like postgres://motcua@db.example/motcua"))
      }
    }
  }

  /// Writes a file under another name first, so that nobody sees half of it.
  private static func write(_ text: String, to path: String) throws {
    let draft = "\(path).\(getpid())"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw failure(draft) }
    let bytes = Array(text.utf8)
    let isWritten = Glibc.write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
    close(file)
    guard isWritten, rename(draft, path) == 0 else { throw failure(path) }
  }

  private static func failure(_ path: String) -> CommandError {
    let reason = String(cString: strerror(errno))
    return CommandError(.tryAgain, Words(vi: "\(path.harmless): \(reason)", en: "\(path.harmless): \(reason)"))
  }
}
