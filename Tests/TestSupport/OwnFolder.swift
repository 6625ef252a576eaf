import Foundation

/// A folder of a test's own, removed with it.
public final class OwnFolder: Sendable {
  /// Where it is.
  public let path: String

  /// Makes one.
  public init() {
    path = FileManager.default.temporaryDirectory.path + "/motcua-test-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of a file or folder in it.
  public func file(_ name: String) -> String { path + "/" + name }
}
