import Crypto
import FoundationEssentials
import Glibc
import Signatures
import Text

/// Certificates and revocation data as they are given on the command line: files, and folders of files.
struct SignatureMaterialFiles {
  /// Bytes of one file.
  private static let fileBytes = 128 * 1024 * 1024
  /// Files of one folder.
  private static let folderFiles = 10_000

  /// The certificates of all paths.
  func certificates(_ paths: [String]) throws -> [Certificate] {
    try read(paths, Words(vi: "chứng thư", en: "certificate"), TrustMaterial.certificates(in:))
  }

  /// The revocation lists of all paths; files that hold something else are passed over: without a usable list the verdict
  /// says so.
  func revocationLists(_ paths: [String]) throws -> [RevocationList] {
    try read(paths, Words(vi: "danh sách thu hồi", en: "revocation list")) {
      TrustMaterial.revocationLists(in: $0) ?? []
    }
  }

  /// The OCSP responses of all paths.
  func ocspResponses(_ paths: [String]) throws -> [[UInt8]] {
    try read(paths, Words(vi: "trả lời OCSP", en: "OCSP response")) { TrustMaterial.isOCSPResponse($0) ? [$0] : [] }
  }

  /// A file that is named must hold what it is named for; of a folder, what is something else is passed over.
  private func read<Value>(_ paths: [String], _ what: Words, _ values: ([UInt8]) -> [Value]?) throws -> [Value] {
    var found: [Value] = []
    for path in paths {
      if try isFolder(path) {
        for file in try files(in: path) {
          found += values(try InputText(name: file).bytes(most: SignatureMaterialFiles.fileBytes)) ?? []
        }
      } else {
        let file = InputText(name: path)
        guard let some = values(try file.bytes(most: SignatureMaterialFiles.fileBytes)) else {
          throw CommandError.usage(
            Words(
              vi: "\(file.shown.vi) không phải là \(what.vi) PEM hoặc DER đọc được",
              en: "\(file.shown.en) is no \(what.en) in PEM or DER that can be read"))
        }
        found += some
      }
    }
    return found
  }

  private func isFolder(_ path: String) throws -> Bool {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CommandError.usage(
        Words(vi: "không có tệp hay thư mục “\(path.harmless)”", en: "there is no file or folder “\(path.harmless)”"))
    }
    return isFolder
  }

  /// The plain files of a folder, by name: nothing below, no pipes and no devices.
  private func files(in folder: String) throws -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder),
      names.count <= SignatureMaterialFiles.folderFiles
    else {
      throw CommandError.usage(
        Words(vi: "không đọc được thư mục “\(folder.harmless)”", en: "the folder “\(folder.harmless)” cannot be read"))
    }
    return names.sorted().map { "\(folder)/\($0)" }.filter { file in
      var facts = stat()
      return stat(file, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
    }
  }
}
