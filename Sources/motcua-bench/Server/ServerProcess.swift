internal import Glibc

/// `motcua serve` as a process of its own: the program that offices run, built beside the benchmark.
final class ServerProcess {
  let child: ChildProcess
  let port: UInt16
  /// Seconds from its start to the line that says where it listens.
  let readyAfter: Double

  /// Starts it and waits until it listens.
  ///
  /// It believes a proxy on this machine: the load comes in the name of many addresses, as it does in an office behind
  /// nginx, and each keeps to the rate that one address may ask with.
  init(data: String, definitions: String, in scratch: Scratch, _ more: [String] = []) throws {
    let errors = scratch.file("server-log")
    let start = ContinuousClock.now
    child = try ChildProcess(
      try ServerProcess.program(),
      [
        "serve", "--listen", "127.0.0.1:0", "--data", data, "--definitions", definitions, "--lang", "en",
        "--behind-proxy", "127.0.0.1",
      ] + more, errors: errors)
    guard let line = child.line(), let port = line.split(separator: ":").last.flatMap({ UInt16($0) }) else {
      throw Trouble("motcua serve did not start: \(text(ofFile: errors) ?? "")")
    }
    self.port = port
    readyAfter = seconds(start.duration(to: .now))
  }

  /// Where the program lies that offices run: beside the benchmark.
  static func program() throws -> String {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink("/proc/self/exe", &path, path.count)
    guard count > 0 else { throw Trouble("cannot tell where the benchmark lies") }
    let own = String(decoding: path.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let program =
      own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/motcua"
    guard unsafe access(program, X_OK) == 0 else { throw Trouble("\(program) is not there: swift build it first") }
    return program
  }
}
