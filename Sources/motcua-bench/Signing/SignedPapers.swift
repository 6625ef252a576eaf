internal import FoundationEssentials
internal import Signatures
internal import WorkingTime

/// Signed papers that `Tests/Signing/speed_papers.py` makes for this run, with keys of their own, and whom to trust.
struct SignedPapers {
  /// How large a paper is.
  enum Size: String, CaseIterable {
    /// 10 KB, a PDF 20 KB.
    case small
    /// 1 MB, a PDF 1.5 MB.
    case large
  }

  let folder: String
  let material: TrustMaterial

  /// The moment around which the authority of the papers was made.
  static let moment = Instant("2026-06-15T12:00:00Z") ?? Instant(milliseconds: 0)

  /// Has the papers made; nil where there is no Python that can.
  init?(_ bench: Bench) throws {
    guard let python = PythonPeer.python(with: ["signxml", "pyhanko"], bench.options) else { return nil }
    folder = bench.scratch.file("papers")
    let script = bench.options.definitions + "/Tests/Signing/speed_papers.py"
    let errors = bench.scratch.file("papers-errors")
    guard try ChildProcess(python, ["-B", script, folder], errors: errors).status() == 0 else {
      throw Trouble("no papers to verify: \(text(ofFile: errors) ?? "")")
    }
    material = try TrustMaterial(
      anchors: TrustMaterial.certificates(in: SignedPapers.bytes(folder + "/root.pem")) ?? [],
      intermediates: TrustMaterial.certificates(in: SignedPapers.bytes(folder + "/ca.pem")) ?? [],
      revocationLists: TrustMaterial.revocationLists(in: SignedPapers.bytes(folder + "/lists.pem")) ?? [])
  }

  func path(_ file: String) -> String { "\(folder)/\(file)" }

  func bytes(_ file: String) throws -> [UInt8] { try SignedPapers.bytes(path(file)) }

  private static func bytes(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else { throw Trouble("cannot read \(path)") }
    return Array(data)
  }
}
