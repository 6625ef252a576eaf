import Dossiers
import Foundation
import JSON
import Procedures
import TestSupport
import Testing
import Text
import WorkingTime
import YAML

@testable import Walks

/// What every simulated office stands on: the shipped definitions, and an application for each recorded walk of theirs.
struct Ground: Sendable {
  let definitions: Definitions
  let applications: [Application]
  /// Those that fees are charged for.
  let charged: [Application]

  /// What somebody hands in to begin a dossier.
  struct Application: Sendable {
    let procedure: Key<Procedure>
    let answers: JSONObject
    let papers: [Key<Part>]
    let channel: Channel
  }

  /// Loaded once: nothing changes it.
  static let shared = Result { try Ground() }

  static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// The definitions of another province, whose agencies have other codes.
  static let neighbour = Result { try definitions { $0.replacing("H56", with: "H57") } }

  /// The definitions of an office that seals what leaves.
  static let sealing = Result { try definitions { $0.replacing(agency, with: agency + ", seal: true") } }
  private static let agency = "symbol: SGDĐT, letter-symbol: VP"

  /// The definitions of an office that keeps for three years what it is to keep for twenty.
  static let brief = Result {
    try definitions { $0.replacing("keep: 20 years after end", with: "keep: 3 years after end") }
  }

  /// The shipped definitions put otherwise.
  private static func definitions(_ change: (String) -> String) throws -> Definitions {
    let findings = Findings()
    var files = DefinitionFiles(folder: project, findings).files
    for (path, bytes) in files where path.hasPrefix("Workflows/") && path.hasSuffix(".yaml") {
      files[path] = Array(change(String(decoding: bytes, as: UTF8.self)).utf8)
    }
    return try #require(Definitions.load(DefinitionFiles(files).withoutOfficialSignatures, findings))
  }

  /// Nobody signs in the simulation: what has to be signed is tested elsewhere.
  private init() throws {
    let findings = Findings()
    var files = DefinitionFiles(folder: Ground.project, findings).withoutOfficialSignatures.files
    files["Workflows/partners.yaml", default: []] += Array(HandOverPartners.entries.utf8)
    let definitions = try #require(Definitions.load(DefinitionFiles(files), findings))
    self.definitions = definitions
    applications = files.keys.sorted().flatMap { path -> [Application] in
      let way = path.split(separator: "/")
      guard way.count == 4, way[0] == "Workflows", way[2] == "walks", let bytes = files[path],
        let node = Node.read(bytes, file: path, findings: findings),
        let file = WalkFile.reading(node, findings), let procedure = Key<Procedure>(String(way[1]))
      else { return [] }
      return file.walks.compactMap { walk in
        guard let first = walk.moves.first, first.deed.value == "submit", case .applicant = first.by.value else {
          return nil
        }
        return Application(
          procedure: procedure, answers: walk.answers, papers: first.papers.map(\.value),
          channel: first.channel ?? .online)
      }
    }
    try #require(Set(applications.map(\.procedure)) == Set(definitions.procedures.keys))
    charged = applications.filter { definitions.procedures[$0.procedure]?.fees.isEmpty == false }
    try #require(!charged.isEmpty)
  }
}
