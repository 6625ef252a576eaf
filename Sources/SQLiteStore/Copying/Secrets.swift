internal import FoundationEssentials
internal import Glibc

/// What lies in a data folder beside its record and is no folder: the keys of the installation.
package struct Secrets: Sendable {
  private let folder: String
  private let names: [String]

  /// Those of a folder; none when there is no folder.
  ///
  /// - Throws: ``FileFailure``.
  package init(of folder: String) throws(FileFailure) {
    self.folder = folder
    guard unsafe access(folder, F_OK) == 0 else {
      names = []
      return
    }
    let passing = [DataFolder.recordName, DataFolder.lockName, BackupNote.name, "store"]
    names = try SQLiteStore.names(in: folder).filter { name in
      var isFolder = false
      return !passing.contains(name) && !name.hasPrefix(DataFolder.recordName) && !name.hasSuffix(".pid")
        && FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder) && !isFolder
    }
  }

  /// Copies them into another folder.
  ///
  /// - Throws: ``FileFailure/Code/exists`` when one of them is there already and reads differently.
  package func copy(into other: String) throws(FileFailure) {
    for name in names {
      let (source, place) = (folder + "/" + name, other + "/" + name)
      do throws(FileFailure) { _ = try copied(source, to: place) } catch  where error.code == .exists {
        guard try digest(of: source) == digest(of: place) else { throw error }
      }
    }
    try syncFolder(other)
  }
}
