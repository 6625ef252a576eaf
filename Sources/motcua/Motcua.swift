import FoundationEssentials
import Glibc
import WorkingTime

@main
enum Motcua {
  static func main() {
    let environment = ProcessInfo.processInfo.environment
    let host = Host(
      arguments: Array(CommandLine.arguments.dropFirst()), environment: environment,
      currentFolder: FileManager.default.currentDirectoryPath,
      program: try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
      now: Instant.onTheClock)
    let code = Program(groups: commandGroups).run(host, Output(environment: environment)).rawValue
    fflush(nil)
    // Libraries would let go of what threads that were given up still work with.
    _exit(code)
  }
}
