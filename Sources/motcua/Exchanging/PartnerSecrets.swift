import Glibc
import Procedures
import Text

/// What is shared with each partner as a secret: files of their names in a folder, which their owner alone can read.
struct PartnerSecrets: Sendable {
  static let parameter = Parameter.option(
    "partner-secrets", "DIR",
    Words(
      vi:
        "thư mục chứa khóa chung với từng đối tác trao đổi văn bản: mỗi đối tác một tệp cùng tên, chỉ chủ tệp đọc được",
      en: "folder with what is shared with each partner of the document exchange: a file of its name each, 0600"))

  private let secrets: [Key<Partner>: [UInt8]]

  /// The fewest bytes that a secret has: fewer could be guessed.
  static let fewestBytes = 16

  /// No secrets: nobody is called, and nobody may call.
  init() {
    secrets = [:]
  }

  /// The secrets in a folder.
  ///
  /// - Parameter passesOverOthers: Whether files of no partner are let be.
  /// - Throws: ``CommandError`` when a file can be read by others, is empty or short, or is of no partner.
  init(in folder: String, for partners: Partners, passesOverOthers: Bool = false) throws {
    guard let names = PartnerSecrets.names(in: folder) else {
      throw CommandError.refused(
        Words(
          vi: "không đọc được thư mục khóa \(folder.harmless)",
          en: "the folder of secrets cannot be read: \(folder.harmless)"))
    }
    var secrets: [Key<Partner>: [UInt8]] = [:]
    for name in names.sorted() {
      let path = folder + "/" + name
      guard let id = Key<Partner>(name), partners[id] != nil else {
        if passesOverOthers { continue }
        throw CommandError.refused(
          Words(
            vi: "\(path.harmless): không đối tác nào trong Workflows/partners.yaml tên là “\(name.harmless)”",
            en: "\(path.harmless): no partner in Workflows/partners.yaml is called “\(name.harmless)”"))
      }
      secrets[id] = try PartnerSecrets.read(path)
    }
    self.secrets = secrets
  }

  subscript(_ partner: Key<Partner>) -> [UInt8]? { secrets[partner] }

  private static func names(in folder: String) -> [String]? {
    guard let listing = opendir(folder) else { return nil }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  private static func read(_ path: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else {
      throw CommandError.refused(Words(vi: "không đọc được \(path.harmless)", en: "\(path.harmless) cannot be read"))
    }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_mode & 0o077 == 0,
      facts.st_uid == geteuid()
    else {
      throw CommandError.refused(
        Words(
          vi: "\(path.harmless): khóa phải là tệp chỉ chủ tệp đọc được (chmod 600)",
          en: "\(path.harmless): a secret is a file that its owner alone can read (chmod 600)"))
    }
    var bytes = [UInt8](repeating: 0, count: 4097)
    let count = Glibc.read(file, &bytes, bytes.count)
    let secret = bytes.prefix(max(count, 0)).split(whereSeparator: { $0 == 10 || $0 == 13 }).first.map(Array.init) ?? []
    guard (fewestBytes...4096).contains(secret.count) else {
      throw CommandError.refused(
        Words(
          vi: "\(path.harmless): khóa là dòng đầu của tệp, từ \(fewestBytes) đến 4096 byte",
          en: "\(path.harmless): the secret is the first line of the file, \(fewestBytes) to 4096 bytes"))
    }
    return secret
  }
}
