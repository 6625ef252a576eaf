internal import FoundationEssentials
internal import Glibc
internal import Procedures

/// Data folders full of dossiers, each made once: making a million takes longer than measuring among them.
final class Stock {
  private let options: Options
  private let scratch: Scratch
  private var full: [Int: String] = [:]
  private var loaded: Definitions?
  private var offices: [Int: Open] = [:]

  /// An office that is open as long as somebody measures in it.
  private struct Open {
    weak var office: BenchOffice?
  }

  init(_ options: Options, _ scratch: Scratch) {
    self.options = options
    self.scratch = scratch
  }

  /// The definitions of the sample authority.
  func definitions() throws -> Definitions {
    if let loaded { return loaded }
    let definitions = try BenchOffice.definitions(in: options.definitions)
    loaded = definitions
    return definitions
  }

  /// A folder with so many dossiers, to be read only.
  func folder(dossiers: Int) throws -> String {
    if let known = full[dossiers] { return known }
    let folder = scratch.file("stock-\(dossiers)")
    try BenchOffice.fill(folder, dossiers: dossiers, definitions: try definitions())
    full[dossiers] = folder
    return folder
  }

  /// The office of such a folder; all who ask for it at the same time get the same one.
  func office(dossiers: Int) throws -> BenchOffice {
    if let open = offices[dossiers]?.office { return open }
    let office = try BenchOffice(try folder(dossiers: dossiers), definitions: try definitions())
    offices[dossiers] = Open(office: office)
    return office
  }

  /// A folder of its own with so many dossiers, to be written to.
  func copy(dossiers: Int, as name: String) throws -> String {
    let copy = scratch.file(name)
    try FileManager.default.copyItem(atPath: try folder(dossiers: dossiers), toPath: copy)
    // What was copied is written now, not while something else is measured.
    sync()
    return copy
  }
}
