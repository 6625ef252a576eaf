import Dossiers
public import Procedures
import Text
public import YAML

/// The recorded walks of a folder of definitions.
public enum Walks {
  /// Goes every walk beside every procedure. One that comes to something else than it says is an error, with what was
  /// expected and what was found; a transition that no walk goes is a warning.
  ///
  /// - Parameters:
  ///   - files: The files of the folder.
  ///   - definitions: What they were loaded to.
  ///   - findings: Where to tell.
  /// - Returns: How many walks there are.
  @discardableResult
  public static func check(_ files: DefinitionFiles, _ definitions: Definitions, _ findings: Findings) -> Int {
    var count = 0
    for procedure in definitions.procedures.values.sorted(by: { $0.id < $1.id }) {
      let folder = "Workflows/\(procedure.id)/walks/"
      guard let walked = WalkedDossier(procedure, definitions) else { continue }
      var gone: Set<Transition> = []
      var names: [Key<Walk>: YAML.Place] = [:]
      for path in files.files.keys.sorted() where path.hasPrefix(folder) && path.hasSuffix(".yaml") {
        guard let bytes = files.files[path], let node = Node.read(bytes, file: path, findings: findings),
          let file = WalkFile.reading(node, findings)
        else { continue }
        for walk in file.walks {
          if let first = names.updateValue(walk.id.place, forKey: walk.id.value) {
            findings.error(
              at: walk.id.place,
              Words(
                vi: "bản đi thử `\(walk.id.value)` đã có tại \(first)",
                en: "there is a walk `\(walk.id.value)` already at \(first)"))
          }
          count += 1
          var run = WalkRun(walk, walked, findings)
          run.run()
          gone.formUnion(run.transitions)
        }
      }
      tellWhatNobodyGoes(procedure, gone, definitions, findings)
    }
    return count
  }

  private static func tellWhatNobodyGoes(
    _ procedure: Procedure, _ gone: Set<Transition>, _ definitions: Definitions, _ findings: Findings
  ) {
    for step in procedure.steps {
      for action in step.actions {
        if action.opinion != nil, !gone.contains(where: { $0.step == step.id && $0.action == action.id }) {
          findings.warning(
            at: definitions.place(of: action.id, at: step.id, in: procedure.id),
            Words(
              vi: "không bản đi thử nào cho ý kiến `\(action.id)` ở bước `\(step.id)`",
              en: "no walk gives the opinion `\(action.id)` at the step `\(step.id)`"))
        }
        for route in action.routes where !gone.contains(where: { $0.goes(route.target, of: action, at: step) }) {
          findings.warning(
            at: definitions.place(of: action.id, at: step.id, in: procedure.id),
            Words(
              vi: "không bản đi thử nào đi qua `\(action.id)` của bước `\(step.id)` đến \(route.target.words.vi)",
              en: "no walk goes by `\(action.id)` of the step `\(step.id)` to \(route.target.words.en)"))
        }
      }
      for outcome in Opinion.allCases {
        let given = Set(step.actions.filter { $0.opinion != nil }.map(\.id))
        guard let action = step.actions.first(where: { $0.opinion == outcome }) else { continue }
        for route in step.opinions?.routes(outcome) ?? []
        where !gone.contains(where: { $0.step == step.id && given.contains($0.action) && $0.leads(to: route.target) }) {
          findings.warning(
            at: definitions.place(of: action.id, at: step.id, in: procedure.id),
            Words(
              vi: "không bản đi thử nào đi từ ý kiến của bước `\(step.id)` đến \(route.target.words.vi)",
              en: "no walk goes from the opinions of the step `\(step.id)` to \(route.target.words.en)"))
        }
      }
    }
  }
}

/// A way that a dossier went: an action at a step, and where it led.
struct Transition: Hashable {
  let step: Key<Step>
  let action: Key<Action>
  let to: Target

  /// Whether it led there; back may be any step.
  func leads(to target: Target) -> Bool {
    if target == .back, case .step = to { return true }
    return to == target
  }

  /// Whether this is the way that a route describes.
  func goes(_ target: Target, of action: Action, at step: Step) -> Bool {
    guard self.step == step.id, self.action == action.id else { return false }
    guard target == .back else { return to == target }
    // It came to a step, and no other route names that step.
    if case .step = to { return !action.routes.contains { $0.target == to } }
    return false
  }
}

extension Target {
  fileprivate var words: Words {
    switch self {
    case .step(let step): Words(vi: "bước `\(step)`", en: "the step `\(step)`")
    case .end(let end): Words(vi: "kết thúc `\(end)`", en: "the end `\(end)`")
    case .stay: Words(vi: "chỗ cũ (`stay`)", en: "where it was (`stay`)")
    case .back: Words(vi: "bước trước (`back`)", en: "the step before (`back`)")
    }
  }
}
