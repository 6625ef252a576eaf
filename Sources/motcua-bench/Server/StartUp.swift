/// How long a server takes from its start to its first answer, and what it then holds in memory.
enum StartUp {
  static let row = Row(
    name: "start", about: "from start to first answer, and memory, with many procedures, among few and many dossiers"
  ) { bench in
    let options = bench.options
    let definitions = try folder(bench, as: "definitions")
    let offices = try options.sizes.map { dossiers in
      let data = try bench.stock.folder(dossiers: dossiers)
      return (data: data, token: try BenchOffice.token(in: data, definitions: try bench.stock.definitions()))
    }
    var times: [[Double]] = offices.map { _ in [] }
    var memory: [[Double]] = offices.map { _ in [] }
    // The first start keeps the texts of the new procedures in the record; that happens once.
    for office in offices { _ = try started(office.data, office.token, definitions, bench.scratch) }
    let turns = Array(offices.indices)
    for round in 0..<options.rounds {
      for side in round.isMultiple(of: 2) ? turns : Array(turns.reversed()) {
        let start = try started(offices[side].data, offices[side].token, definitions, bench.scratch)
        times[side].append(start.milliseconds)
        memory[side].append(start.mebibytes)
      }
    }
    func among(_ number: Int, _ values: [[Double]]) -> Comparison.Side {
      Comparison.Side(name: "\(options.sizes[number]) dossiers", values: values[number])
    }
    return turns.dropFirst().flatMap { many -> [any Figures] in
      [
        Comparison(
          name: "start among \(options.sizes[many])",
          measures: "`motcua serve` with \(options.procedures) procedures, to an officer's first queue page",
          unit: "ms", small: among(0, times), large: among(many, times), promise: .times(1.5), expected: 1000),
        Comparison(
          name: "start, memory among \(options.sizes[many])", measures: "resident after that answer", unit: "MB",
          small: among(0, memory), large: among(many, memory), expected: 150),
      ]
    }
  }

  /// A start, and what came of it.
  struct Start {
    /// Until the line that says where it listens, in milliseconds.
    let listening: Double
    /// Until an officer's first queue page, in milliseconds.
    let milliseconds: Double
    /// Resident after that page.
    let mebibytes: Double
  }

  /// Starts a server, asks it for the page, and ends it.
  static func started(
    _ data: String, _ token: String, _ definitions: String, _ scratch: Scratch, _ more: [String] = []
  ) throws -> Start {
    let start = ContinuousClock.now
    let server = try ServerProcess(data: data, definitions: definitions, in: scratch, more)
    let answer = try Talk(port: server.port).ask(
      "GET /api/v1/queue?limit=50 HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer \(token)\r\n\r\n")
    let time = seconds(start.duration(to: .now)) * 1000
    guard answer.status == 200 else { throw Trouble("the queue was answered \(answer.status): \(answer.text)") }
    return Start(
      listening: server.readyAfter * 1000, milliseconds: time, mebibytes: try server.child.kibibytes("VmRSS") / 1024)
  }

  /// The definitions that ship, and the first procedure so many times more under other names.
  static func folder(_ bench: Bench, as name: String) throws -> String {
    try bench.definitions(
      adding: (1..<bench.options.procedures).map { AddedProcedure(name: "thu-tuc-\($0)", code: "9.\(100_000 + $0)") },
      as: name)
  }
}
