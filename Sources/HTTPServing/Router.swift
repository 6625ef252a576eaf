/// All routes of a server, found by path and method.
///
/// Fixed words go before places, places before the rest of a path. What is not found is 404, what is there with other
/// methods is 405 with `Allow`; OPTIONS is answered with `Allow` unless a route answers it.
public struct Router: Sendable {
  /// All routes in the order they were added.
  public private(set) var routes: [Route] = []
  private var root = Node()

  /// No routes.
  public init() {}

  /// Adds a route. Two routes for the same are a mistake in the program and stop it.
  public mutating func add(_ route: Route) {
    let taken = root.insert(routes.count, route.method, parts: route.pattern.parts[...])
    precondition(taken == nil, "two routes answer \(route.method.rawValue) \(route.pattern)")
    routes.append(route)
  }

  /// Adds a route from its parts.
  public mutating func on(
    _ method: Method, _ pattern: String, bodyBytes: Int? = nil, bodyLimit: (@Sendable (Request) -> Int)? = nil,
    blocks: Bool = true, handler: @escaping Handler
  ) {
    add(
      Route(
        method, PathPattern(pattern), bodyBytes: bodyBytes, bodyLimit: bodyLimit, blocks: blocks, handler: handler))
  }

  /// What the router has for a request.
  enum Match {
    case route(Int, Parameters)
    case elsewhere(allowed: [Method])
    case nothing
  }

  func match(_ method: Method, _ path: Path) -> Match {
    guard !path.endsInSlash else { return .nothing }
    var search = Search(method: method, segments: path.segments)
    if let (route, parameters) = search.find(in: root, from: 0) {
      return .route(route, Parameters(pairs: parameters))
    }
    return search.allowed.isEmpty ? .nothing : .elsewhere(allowed: search.allowed)
  }
}

/// The values of a route's places, as the path had them.
public struct Parameters: Sendable {
  let pairs: [(name: String, value: String)]

  /// The value of a place; empty for a name that the pattern does not have.
  public subscript(name: String) -> String {
    pairs.first { $0.name == name }?.value ?? ""
  }

  /// The value of a place of the kind `number`.
  public func number(_ name: String) -> Int {
    self[name].decimal ?? 0
  }
}

extension Router {
  fileprivate struct Node: Sendable {
    var words: [String: Node] = [:]
    var places: [(name: String, kind: PathPattern.Kind, node: Node)] = []
    var routes: [(method: Method, route: Int)] = []

    /// Gives the route that is already there, or nil.
    mutating func insert(_ route: Int, _ method: Method, parts: ArraySlice<PathPattern.Part>) -> Int? {
      guard let part = parts.first else {
        if let taken = routes.first(where: { $0.method == method }) { return taken.route }
        routes.append((method, route))
        return nil
      }
      switch part {
      case .word(let word):
        return words[word, default: Node()].insert(route, method, parts: parts.dropFirst())
      case .place(let name, let kind):
        if let index = places.firstIndex(where: { $0.name == name && $0.kind == kind }) {
          return places[index].node.insert(route, method, parts: parts.dropFirst())
        }
        var node = Node()
        let taken = node.insert(route, method, parts: parts.dropFirst())
        // The rest of a path comes last, whatever the order of the routes.
        let index = kind == .rest ? places.count : places.firstIndex { $0.kind == .rest } ?? places.count
        places.insert((name, kind, node), at: index)
        return taken
      }
    }
  }

  fileprivate struct Search {
    let method: Method
    let segments: [String]
    var allowed: [Method] = []

    mutating func find(in node: Node, from depth: Int) -> (Int, [(name: String, value: String)])? {
      guard depth < segments.count else { return route(of: node).map { ($0, []) } }
      let segment = segments[depth]
      if let next = node.words[segment], let found = find(in: next, from: depth + 1) { return found }
      for place in node.places where place.kind.takes(segment) {
        if place.kind == .rest {
          guard let route = route(of: place.node) else { continue }
          return (route, [(place.name, segments[depth...].joined(separator: "/"))])
        }
        guard var found = find(in: place.node, from: depth + 1) else { continue }
        found.1.insert((place.name, segment), at: 0)
        return found
      }
      return nil
    }

    private mutating func route(of node: Node) -> Int? {
      if let exact = node.routes.first(where: { $0.method == method }) { return exact.route }
      if method == .head, let get = node.routes.first(where: { $0.method == .get }) { return get.route }
      guard !node.routes.isEmpty else { return nil }
      allowed += node.routes.map(\.method) + [.options]
      if node.routes.contains(where: { $0.method == .get }) { allowed.append(.head) }
      return nil
    }
  }
}
