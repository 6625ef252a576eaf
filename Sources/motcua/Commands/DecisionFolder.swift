import FoundationEssentials
import Rules
import Text
import XML

/// Files of decision models and their test cases, wherever they lie.
struct DecisionFolder {
  /// Without a stroke at its end.
  let path: String

  init(path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// The folders at and below this one, by name.
  ///
  /// - Throws: ``CommandError`` when there is no such folder.
  func folders() throws -> [DecisionFolder] {
    var found = [self]
    for name in try names() {
      var isFolder = false
      let inner = "\(path)/\(name)"
      guard FileManager.default.fileExists(atPath: inner, isDirectory: &isFolder), isFolder else { continue }
      // A link could lead back up.
      let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: inner)) != nil
      if !isLink { found += try DecisionFolder(path: inner).folders() }
    }
    return found
  }

  /// The names of the files with an ending, in their order.
  func files(_ ending: String) throws -> [String] {
    try names().filter { $0.hasSuffix(ending) }
  }

  private func names() throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw CommandError.usage(
        Words(vi: "không có thư mục “\(path.harmless)”", en: "there is no folder “\(path.harmless)”"))
    }
  }

  /// What an XML file of the folder holds; the reason when it is none.
  func document(_ name: String) throws -> Result<Document, Malformed> {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(filePath: "\(path)/\(name)"))
    } catch {
      throw CommandError.usage(Words(vi: "không đọc được \(path)/\(name)", en: "\(path)/\(name) cannot be read"))
    }
    do throws(Malformed) {
      return .success(try Document([UInt8](bytes)))
    } catch {
      return .failure(error)
    }
  }

  /// All models of the folder that can be read as XML, by their files.
  func models() throws -> [String: Result<Document, Malformed>] {
    var models: [String: Result<Document, Malformed>] = [:]
    for name in try files(".dmn") { models[name] = try document(name) }
    return models
  }
}
