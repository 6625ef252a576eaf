internal import Archives
internal import Crypto
internal import JSON
internal import Text

extension EvidenceBundle {
  /// The manifest's name in a bundle.
  static let manifestName = "manifest.json"
  /// Bytes of a bundle that are read: a document of 256 MiB, and what it is judged with.
  public static let mostBytes = 768 * 1_024 * 1_024

  /// The bundle as one file: a zip file that whatever opens zip files opens, nothing packed, so that hashes can be taken with
  /// a common tool. The same evidence makes the same bytes. Nil beyond two gigabytes.
  public var bytes: [UInt8]? {
    ZipWriting.written([(EvidenceBundle.manifestName, manifestBytes)] + items.map { ($0.path, $0.bytes) })
  }

  /// Reads a bundle, strictly: it has the one form in which ``bytes`` writes it, so that nothing can stand in it unseen.
  ///
  /// - Throws: ``EvidenceFault``.
  public init(reading file: [UInt8]) throws(EvidenceFault) {
    guard file.count <= EvidenceBundle.mostBytes else {
      throw EvidenceFault(.tooLarge, "", "gói bằng chứng quá lớn", "the evidence bundle is too large")
    }
    let found = try EvidenceBundle.stored(in: file)
    guard let first = found.first, first.name == EvidenceBundle.manifestName else {
      throw EvidenceFault(
        .missing, EvidenceBundle.manifestName, "gói không bắt đầu bằng \(EvidenceBundle.manifestName)",
        "the bundle does not begin with \(EvidenceBundle.manifestName)")
    }
    let manifest = try EvidenceManifest(reading: first.bytes)
    let named = Dictionary(manifest.references.map { ($0.path, $0) }, uniquingKeysWith: { one, _ in one })
    var items: [EvidenceItem] = []
    for (name, bytes) in found.dropFirst() {
      guard let reference = named[name] else {
        throw EvidenceFault(
          .unexpected, name, "có “\(name.shown)”, bản kê không nêu",
          "“\(name.shown)” is there, and the manifest does not name it")
      }
      let item = EvidenceItem(reference.kind, bytes)
      guard item.sha256 == reference.sha256 else {
        throw EvidenceFault(
          .altered, name, "“\(name)” đã bị thay đổi: mã băm khác với tên",
          "“\(name)” was altered: its hash is not the one that names it")
      }
      items.append(item)
    }
    try self.init(manifest, items)
    guard self.bytes == file else {
      throw EvidenceFault(
        .damaged, "", "gói bằng chứng không ở dạng duy nhất được ghi",
        "the bundle does not have the one form in which bundles are written")
    }
  }

  private static func stored(in file: [UInt8]) throws(EvidenceFault) -> [(name: String, bytes: [UInt8])] {
    func read(_ offset: Int, _ count: Int) -> [UInt8] {
      guard offset >= 0, count >= 0, offset <= file.count else { return [] }
      return Array(file[offset..<min(file.count, offset + count)])
    }
    let damaged = EvidenceFault(
      .damaged, "", "tệp không phải là gói bằng chứng, hoặc đã bị hỏng",
      "the file is no evidence bundle, or a damaged one")
    guard let directory = try? ZipDirectory(size: file.count, read: read) else { throw damaged }
    var found: [(name: String, bytes: [UInt8])] = []
    for entry in directory.entries {
      guard let bytes = try? directory.stored(entry, atMost: file.count, read: read), bytes.count == entry.unpacked
      else {
        throw EvidenceFault(
          .damaged, entry.name, "“\(entry.name.shown)” bị nén hoặc bị hỏng",
          "“\(entry.name.shown)” is packed or damaged")
      }
      found.append((entry.name, bytes))
    }
    return found
  }
}

extension EvidenceManifest {
  /// Bytes of a manifest.
  private static let mostBytes = 4 * 1_024 * 1_024

  /// Reads a manifest in canonical form.
  ///
  /// - Throws: ``EvidenceFault``.
  public init(reading bytes: [UInt8]) throws(EvidenceFault) {
    let read = EvidenceManifest.read(bytes)
    self = try read.get()
    guard json.canonical == bytes else {
      throw EvidenceFault(
        .manifest, EvidenceBundle.manifestName, "bản kê không ở dạng chuẩn (RFC 8785)",
        "the manifest is not in canonical form (RFC 8785)")
    }
  }

  private static func read(_ bytes: [UInt8]) -> Result<EvidenceManifest, EvidenceFault> {
    do throws(JSONError) {
      let field = JSONField(try JSONValue(reading: bytes, within: Limits(bytes: mostBytes)))
      let object = try field.anyObject()
      let name = try object.required("format")
      guard try name.string() == format else {
        throw JSONError.mismatch(
          at: name.pointer, Words(vi: "không phải bản kê bằng chứng", en: "this is no manifest of evidence"))
      }
      let written = try object.required("version").integer()
      guard written == version else { return .failure(.future(written)) }
      return .success(try EvidenceManifest(field))
    } catch {
      return .failure(EvidenceFault(error))
    }
  }
}

extension EvidenceFault {
  fileprivate static func future(_ version: Int) -> EvidenceFault {
    EvidenceFault(
      .future, EvidenceBundle.manifestName,
      "gói bằng chứng phiên bản \(version); chương trình này đọc phiên bản \(EvidenceManifest.version)",
      "the bundle is of version \(version); this program reads version \(EvidenceManifest.version)")
  }

  fileprivate init(_ error: JSONError) {
    let problem = error.problems.first
    let message = problem?.message ?? Words(vi: "bản kê sai", en: "the manifest is wrong")
    self.init(
      .manifest, EvidenceBundle.manifestName + (problem.map { "#\($0.pointer)" } ?? ""), message.vi, message.en)
  }
}
