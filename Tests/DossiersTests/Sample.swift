import Dossiers
import Foundation
import Forms
import JSON
import Procedures
import Testing
import Text
import WorkingTime
import YAML

/// The shipped procedure, and a dossier under it that is moved by commands at given moments.
struct Sample {
  let definitions: Definitions
  let procedure: Procedure
  let unit: Procedures.Unit
  let calendar: WorkingCalendar

  /// What ships, loaded once: it never changes.
  private static let shipped: Definitions? = {
    let findings = Findings()
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    return Definitions.load(DefinitionFiles(folder: folder, findings), findings)
  }()

  init(_ id: Key<Procedure> = "cap-ban-sao-van-bang") throws {
    definitions = try #require(Sample.shipped)
    procedure = try #require(definitions.procedures[id])
    unit = try #require(definitions.authority.unit(procedure.unit))
    calendar = try #require(definitions.calendar(of: unit))
  }

  /// The same with another text of the procedure.
  init(_ change: (String) -> String) throws {
    let findings = Findings()
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    var files = DefinitionFiles(folder: folder, findings).files
    let path = "Workflows/cap-ban-sao-van-bang/procedure.yaml"
    files[path] = Array(change(String(decoding: try #require(files[path]), as: UTF8.self)).utf8)
    let loaded = Definitions.load(DefinitionFiles(files), findings)
    definitions = try #require(loaded, "\(findings.sorted.map(\.description))")
    procedure = try #require(definitions.procedures["cap-ban-sao-van-bang"])
    unit = try #require(definitions.authority.unit(procedure.unit))
    calendar = try #require(definitions.calendar(of: unit))
  }

  /// Answers that are right, with some of them changed.
  func answers(_ changes: [String: JSONValue] = [:], on day: Day) throws -> Answers {
    var json: JSONObject = [
      "nguoi-yeu-cau": ["ho-ten": "Lê Thị Mẫu", "ngay-sinh": "1990-05-01", "so-dinh-danh": "038190001234"],
      "dien-thoai": "0912345678", "dia-chi": "12 đường Mẫu", "quan-he": "ban-than",
      "ho-ten-tren-bang": "Lê Thị Mẫu", "ngay-sinh-tren-bang": "1990-05-01", "loai-van-bang": "thpt",
      "nam-tot-nghiep": 2008, "so-luong": 2, "nhan-ket-qua": "truc-tuyen",
    ]
    for (name, value) in changes { json[name] = value }
    switch procedure.form.check(.object(json), on: day) {
    case .right(let answers): return answers
    case .wrong(let complaints):
      Issue.record("\(complaints.map { "\($0.pointer) \($0.words.en)" })")
      throw SampleFailure()
    }
  }

  func officer(_ id: Key<Officer>, at now: Instant) -> Actor {
    .officer(id, positions: definitions.authority.officer(id)?.positions(on: LocalTime(now).day) ?? [])
  }
}

struct SampleFailure: Error {}

/// A dossier with what surrounds it, moved by commands.
struct Case {
  let sample: Sample
  var dossier: Dossier
  var answers: Answers?
  var papers: [Paper] = []
  var lookup: LookupFinding?
  var events: [DossierEvent]
  var content: PersonalContent?

  init(
    _ sample: Sample, at moment: String, answers: [String: JSONValue] = [:], papers: [Paper] = [],
    channel: Channel = .online, by actor: Actor = .applicant
  ) throws {
    let now = try #require(Instant(moment))
    let judged = try sample.answers(answers, on: LocalTime(now).day)
    let decision = try Dossier.submit(
      Submission(channel: channel, answers: judged, papers: papers, secretHash: String(repeating: "0", count: 64)),
      by: actor, in: Surroundings(now: now, procedure: sample.procedure, unit: sample.unit, calendar: sample.calendar))
    var dossier = try #require(Dossier(beginning: decision.events, at: now))
    dossier.apply(decision.events, at: now, by: actor.officer, inPlaceOf: decision.inPlaceOf)
    self.sample = sample
    self.dossier = dossier
    self.answers = judged
    self.papers = papers
    events = decision.events
    content = decision.content
  }

  func surroundings(at now: Instant) -> Surroundings {
    var surroundings = Surroundings(
      now: now, procedure: sample.procedure, unit: sample.unit, calendar: sample.calendar)
    surroundings.answers = answers
    surroundings.papers = papers
    surroundings.lookup = lookup
    return surroundings
  }

  /// The same, with what a command of an officer needs to know of others.
  func surroundings(at now: Instant, of command: Command, by actor: Actor) -> Surroundings {
    var surroundings = surroundings(at: now)
    let authority = sample.definitions.authority
    if case .officer(_, let positions) = actor {
      surroundings.supervised = authority.supervised(by: positions)
    }
    let officer: Key<Officer>? =
      switch command {
      case .assign(_, let officer, _): officer
      case .handBack: dossier.departure?.officer
      default: nil
      }
    surroundings.assignee = officer.map { id in
      Recipient(officer: id, positions: authority.officer(id)?.positions(on: LocalTime(now).day) ?? [])
    }
    return surroundings
  }

  mutating func `do`(_ command: Command, by actor: Actor, at moment: String, expecting version: Int? = nil) throws {
    let now = try #require(Instant(moment))
    let command = dossier.meaning(of: command, in: sample.procedure)
    let decision = try dossier.decide(
      command, by: actor, expecting: version, in: surroundings(at: now, of: command, by: actor))
    dossier.apply(decision.events, at: now, by: actor.officer, inPlaceOf: decision.inPlaceOf)
    events = decision.events
    content = decision.content
    if case .recordLookup(let finding) = command { lookup = finding }
  }

  mutating func act(
    _ action: Key<Action>, by officer: Key<Officer>, at moment: String, reason: String? = nil,
    items: [AskedItem] = []
  ) throws {
    let now = try #require(Instant(moment))
    let task = dossier.tasks.first?.number ?? 0
    try self.do(
      .act(Act(task: task, action: action, reason: reason, items: items)),
      by: sample.officer(officer, at: now), at: moment)
  }

  var step: Key<Step>? { if case .step(let step) = dossier.place { step } else { nil } }
  var due: String? { dossier.deadline?.due.description }
}
