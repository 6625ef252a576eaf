import Glibc
import Text

/// The folder that holds the record of an installation, and its secret.
struct DataPlace {
  let path: String

  /// What `--data` names, or `MOTCUA_DATA`, or `data` in the current folder.
  init(of call: Call) throws {
    let named = try call[DataPlace.parameter] ?? call.host.environment["MOTCUA_DATA"].flatMap { $0.isEmpty ? nil : $0 }
    path = named ?? "data"
  }

  /// Makes the folder, for its owner only, when it is not there.
  ///
  /// - Throws: ``CommandError`` when it cannot be made.
  func make() throws {
    guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
    let reason = String(cString: strerror(errno))
    throw CommandError(.tryAgain, Words(vi: "\(path.harmless): \(reason)", en: "\(path.harmless): \(reason)"))
  }

  init(path: String) {
    self.path = path
  }

  static let parameter = Parameter.option(
    "data", "DIR",
    Words(
      vi: "thư mục dữ liệu (mặc định: MOTCUA_DATA, data trong thư mục hiện tại)",
      en: "data folder (default: MOTCUA_DATA, data in the current folder)"))
}
