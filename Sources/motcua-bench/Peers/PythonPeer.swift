internal import FoundationEssentials

/// A Python program that does the same work in the same run, one round whenever it is told to.
final class PythonPeer {
  let name: String
  private let child: ChildProcess

  /// Starts a program of ``frame`` and waits until it is ready.
  ///
  /// - Parameters:
  ///   - program: Defines `name`, and `work(n, …)`, which does at least so many pieces of work and tells how many.
  ///   - words: What `work` is told besides, the first time.
  private init(_ python: String, _ program: String, _ words: [String], in scratch: Scratch) throws {
    let errors = scratch.file("python-errors")
    child = try ChildProcess(python, ["-c", program + PythonPeer.frame] + words, errors: errors)
    guard let line = child.line(), line.hasPrefix("ready ") else {
      throw Trouble("Python's peer does not start: \(text(ofFile: errors) ?? "")")
    }
    name = String(line.dropFirst("ready ".count))
  }

  private static let frame = """

    from sys import argv, stdin
    from time import perf_counter
    work(1, *argv[1:])
    print("ready", name, flush=True)
    for line in stdin:
        limit, *words = line.split()
        limit, done, size, start = float(limit), 0, 1, perf_counter()
        now = start
        while now - start < limit:
            before = now
            done += work(size, *words)
            now = perf_counter()
            if now - before < limit / 100:
                size *= 2
        print(done, now - start, flush=True)
    """

  private func round(for time: Duration, _ words: [String] = []) throws -> Contest.Round {
    child.tell(([String(seconds(time))] + words).joined(separator: " "))
    let words = child.line()?.split(separator: " ") ?? []
    guard words.count == 2, let done = Int(words[0]), let seconds = Double(words[1]) else {
      throw Trouble("Python's peer \(name) has failed")
    }
    return Contest.Round(done: done, seconds: seconds)
  }

  /// The peer for a contest; one that says so when its Python or its package is not there.
  ///
  /// - Parameter package: What it imports, as its folder in site-packages is named.
  static func other(_ package: String, _ program: String, _ bench: Bench) throws -> Contest.Other {
    try peers(package, program, [], bench).other()
  }

  /// A peer for several contests.
  ///
  /// - Parameters:
  ///   - package: What it imports, as its folder in site-packages is named.
  ///   - words: What its work is told when it is tried for the first time.
  static func peers(_ package: String, _ program: String, _ words: [String], _ bench: Bench) throws -> Peers {
    let python = python(with: [package], bench.options)
    return Peers(
      package: package, peer: try python.map { try PythonPeer($0, program, words, in: bench.scratch) },
      time: bench.options.roundTime)
  }

  /// A peer that may not be there, for as many contests as there are words to tell it.
  struct Peers {
    let package: String
    fileprivate let peer: PythonPeer?
    fileprivate let time: Duration

    /// The peer for a contest, with what its work is told there; one that says so when it is not there.
    func other(_ words: String..., target: Double? = nil) -> Contest.Other {
      guard let peer else {
        return Contest.Other(name: "\(package) in Python (script/test installs it)", contestant: nil, target: target)
      }
      return Contest.Other(name: peer.name, contestant: { try peer.round(for: time, words) }, target: target)
    }
  }

  /// The Python that `script/test` keeps, when the packages are installed there.
  static func python(with packages: [String], _ options: Options) -> String? {
    let told = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"]
    let python = told ?? options.definitions + "/.build/python/bin/python"
    let libraries =
      python.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
      .joined(separator: "/") + "/lib"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: libraries)) ?? []
    let isThere = versions.contains { version in
      packages.allSatisfy {
        FileManager.default.fileExists(atPath: "\(libraries)/\(version)/site-packages/\($0)")
      }
    }
    return isThere ? python : nil
  }
}
