public import Procedures
public import Text
import YAML

/// Which walk goes which way of a procedure: the proof that its author has looked at all of them.
public struct Coverage: Sendable {
  /// The procedure.
  public let procedure: Key<Procedure>
  /// Every way on from every step, in the order of the definition.
  public let ways: [Way]

  /// A way on: an action and where it leads, or what opinions come to.
  public struct Way: Sendable {
    /// The step it leaves.
    public let step: Key<Step>
    /// The action; of several that give an opinion, one of them.
    public let action: Key<Action>
    /// What is meant: a way of the action, its opinion, or what the opinions of the step come to.
    public let kind: Kind
    /// Where it leads: a step, an end, `stay` or `back`; nil for an opinion, which need not lead on.
    public let target: String?
    /// The walks that go it, in the order of their files.
    public internal(set) var walks: [String]
    let place: YAML.Place
    let route: Target?
  }

  /// What is meant by a way.
  public enum Kind: String, Sendable {
    /// The action leads on.
    case action
    /// The action gives an opinion.
    case opinion
    /// The opinions of the step have come to something.
    case opinions
  }

  /// All ways of a procedure, gone by nobody yet.
  init(of procedure: Procedure, _ definitions: Definitions) {
    self.procedure = procedure.id
    var ways: [Way] = []
    for step in procedure.steps {
      func add(_ action: Action, _ kind: Kind, _ target: Target?) {
        ways.append(
          Way(
            step: step.id, action: action.id, kind: kind, target: target?.text, walks: [],
            place: definitions.place(of: action.id, at: step.id, in: procedure.id), route: target))
      }
      for action in step.actions {
        if action.opinion != nil { add(action, .opinion, nil) }
        for route in action.routes { add(action, .action, route.target) }
      }
      for outcome in Opinion.allCases {
        guard let action = step.actions.first(where: { $0.opinion == outcome }) else { continue }
        for route in step.opinions?.routes(outcome) ?? [] { add(action, .opinions, route.target) }
      }
    }
    self.ways = ways
  }

  private init(procedure: Key<Procedure>, ways: [Way]) {
    self.procedure = procedure
    self.ways = ways
  }

  /// The same with a walk that went these transitions.
  func gone(by walk: Key<Walk>, _ transitions: Set<Transition>, of procedure: Procedure) -> Coverage {
    var ways = ways
    for place in ways.indices {
      let way = ways[place]
      guard let step = procedure.step(way.step), transitions.contains(where: { $0.goes(way, at: step) }) else {
        continue
      }
      ways[place].walks.append(walk.text)
    }
    return Coverage(procedure: self.procedure, ways: ways)
  }

  /// Tells what no walk goes.
  func tellGaps(_ findings: Findings) {
    for way in ways where way.walks.isEmpty {
      findings.warning(at: way.place, way.gap)
    }
  }
}

/// A way that a dossier went: an action at a step, and where it led.
struct Transition: Hashable {
  let step: Key<Step>
  let action: Key<Action>
  let to: Target

  /// Whether this is the way that is meant.
  func goes(_ way: Coverage.Way, at step: Step) -> Bool {
    guard self.step == step.id else { return false }
    switch way.kind {
    case .opinion: return action == way.action
    case .opinions:
      guard step.action(action)?.opinion != nil, let target = way.route else { return false }
      if target == .back, case .step = to { return true }
      return to == target
    case .action:
      guard action == way.action, let target = way.route else { return false }
      guard target == .back else { return to == target }
      // It came to a step, and no other route names that step.
      if case .step = to { return !(step.action(action)?.routes.contains { $0.target == to } ?? false) }
      return false
    }
  }
}

extension Coverage.Way {
  fileprivate var gap: Words {
    guard let route else {
      return Words(
        vi: "không bản đi thử nào cho ý kiến `\(action)` ở bước `\(step)`",
        en: "no walk gives the opinion `\(action)` at the step `\(step)`")
    }
    return kind == .opinions
      ? Words(
        vi: "không bản đi thử nào đi từ ý kiến của bước `\(step)` đến \(route.words.vi)",
        en: "no walk goes from the opinions of the step `\(step)` to \(route.words.en)")
      : Words(
        vi: "không bản đi thử nào đi qua `\(action)` của bước `\(step)` đến \(route.words.vi)",
        en: "no walk goes by `\(action)` of the step `\(step)` to \(route.words.en)")
  }
}

extension Target {
  /// As definitions write it.
  fileprivate var text: String {
    switch self {
    case .step(let step): step.text
    case .end(let end): end.text
    case .stay: "stay"
    case .back: "back"
    }
  }

  fileprivate var words: Words {
    switch self {
    case .step(let step): Words(vi: "bước `\(step)`", en: "the step `\(step)`")
    case .end(let end): Words(vi: "kết thúc `\(end)`", en: "the end `\(end)`")
    case .stay: Words(vi: "chỗ cũ (`stay`)", en: "where it was (`stay`)")
    case .back: Words(vi: "bước trước (`back`)", en: "the step before (`back`)")
    }
  }
}
