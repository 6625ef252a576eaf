import Text

/// The steps and ends of a procedure, and the ways between them.
///
/// A way `back` leads to every step from which one can come to wait: the engine goes back to where the dossier was.
struct StepGraph {
  /// A place where a dossier can be.
  enum Node: Hashable {
    case step(Key<Step>)
    case end(Key<End>)
  }

  /// A way on, by the action that takes it.
  struct Way {
    let action: Key<Action>
    let to: Node
  }

  let first: Key<Step>
  private(set) var ways: [Key<Step>: [Way]] = [:]

  init(_ procedure: Procedure) {
    first = procedure.firstStep.id
    for step in procedure.steps {
      for action in step.actions {
        for route in action.routes {
          for node in StepGraph.targets(route.target, from: step, in: procedure) {
            ways[step.id, default: []].append(Way(action: action.id, to: node))
          }
        }
      }
    }
  }

  private static func targets(_ target: Target, from step: Step, in procedure: Procedure) -> [Node] {
    switch target {
    case .step(let id): [.step(id)]
    case .end(let id): [.end(id)]
    case .stay: []
    case .back:
      procedure.steps.filter { other in
        other.id != step.id
          && other.actions.contains { $0.routes.contains { $0.target == .step(step.id) } }
      }.map { .step($0.id) }
    }
  }

  /// A shortest way to every place that can be reached from the first step: the actions on it.
  func waysFromStart() -> [Node: [Key<Action>]] {
    var found: [Node: [Key<Action>]] = [.step(first): []]
    var queue: [Key<Step>] = [first]
    var next = 0
    while next < queue.count {
      let step = queue[next]
      next += 1
      for way in ways[step] ?? [] where found[way.to] == nil {
        found[way.to] = (found[.step(step)] ?? []) + [way.action]
        if case .step(let id) = way.to { queue.append(id) }
      }
    }
    return found
  }

  /// The steps from which some end can be reached.
  func stepsWithAnEnd() -> Set<Key<Step>> {
    var done: Set<Key<Step>> = []
    var grows = true
    while grows {
      grows = false
      for (step, ways) in ways where !done.contains(step) {
        let leadsOut = ways.contains { way in
          switch way.to {
          case .end: true
          case .step(let id): done.contains(id)
          }
        }
        if leadsOut {
          done.insert(step)
          grows = true
        }
      }
    }
    return done
  }
}
