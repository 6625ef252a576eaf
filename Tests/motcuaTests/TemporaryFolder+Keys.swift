import Foundation

extension TemporaryFolder {
  /// Brings into the data folder of a node that is to start here what all nodes on one database have alike: the secret of the
  /// installation, and the key of the log.
  func takeKeys(of data: URL) throws {
    let own = url.appending(path: "data")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    for key in ["installation.key", "log-key.pem"] {
      try FileManager.default.copyItem(at: data.appending(path: key), to: own.appending(path: key))
    }
  }
}
