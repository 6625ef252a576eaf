internal import FoundationEssentials

/// A Python program that does the same work in the same run, one round whenever it is told to.
final class PythonPeer {
  let name: String
  private let child: ChildProcess

  /// Starts a program of ``frame`` and waits until it is ready.
  ///
  /// - Parameter program: Defines `name`, and `work(n)`, which does at least so many pieces of work and tells how many.
  private init(_ python: String, _ program: String, in scratch: Scratch) throws {
    let errors = scratch.file("python-errors")
    child = try ChildProcess(python, ["-c", program + PythonPeer.frame], errors: errors)
    guard let line = child.line(), line.hasPrefix("ready ") else {
      throw Trouble("Python's peer does not start: \(text(ofFile: errors) ?? "")")
    }
    name = String(line.dropFirst("ready ".count))
  }

  private static let frame = """

    from sys import stdin
    from time import perf_counter
    work(1)
    print("ready", name, flush=True)
    for line in stdin:
        limit, done, size, start = float(line), 0, 1, perf_counter()
        now = start
        while now - start < limit:
            before = now
            done += work(size)
            now = perf_counter()
            if now - before < limit / 100:
                size *= 2
        print(done, now - start, flush=True)
    """

  private func round(for time: Duration) throws -> Contest.Round {
    child.tell(String(seconds(time)))
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
    guard let python = python(with: package, bench.options) else {
      return Contest.Other(name: "\(package) in Python (script/test installs it)", contestant: nil)
    }
    let peer = try PythonPeer(python, program, in: bench.scratch)
    return Contest.Other(name: peer.name, contestant: { try peer.round(for: bench.options.roundTime) })
  }

  /// The Python that `script/test` keeps, when the package is installed there.
  private static func python(with package: String, _ options: Options) -> String? {
    let told = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"]
    let python = told ?? options.definitions + "/.build/python/bin/python"
    let libraries =
      python.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
      .joined(separator: "/") + "/lib"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: libraries)) ?? []
    let isThere = versions.contains {
      FileManager.default.fileExists(atPath: "\(libraries)/\($0)/site-packages/\(package)")
    }
    return isThere ? python : nil
  }
}
