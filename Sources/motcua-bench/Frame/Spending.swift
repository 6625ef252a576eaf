internal import Glibc
internal import JSON

/// What a process has spent since it was started, as the kernel counts it: how busy the machine is with others changes it
/// little, and so it tells more of two cores that are shared than a rate does.
struct Spending {
  /// Of all its threads, in user and kernel mode.
  var cpuMicroseconds = 0.0
  /// Handed to the kernel, for files and sockets alike.
  var writtenBytes = 0.0
  /// On their way to the disk: whole pages, each once however often it was written before it went.
  var diskBytes = 0.0

  /// Nothing.
  init() {}

  /// So far, of a process of ours.
  init(of process: pid_t) throws {
    var clock = clockid_t()
    var time = timespec()
    guard unsafe clock_getcpuclockid(process, &clock) == 0, unsafe clock_gettime(clock, &time) == 0,
      let counts = text(ofFile: "/proc/\(process)/io")
    else { throw Trouble("the kernel does not tell what process \(process) has spent") }
    cpuMicroseconds = Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1000
    for line in counts.split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard parts.count == 2, let value = Double(parts[1]) else { continue }
      switch parts[0] {
      case "wchar:": writtenBytes = value
      case "write_bytes:": diskBytes = value
      default: break
      }
    }
  }

  /// What was spent after an earlier look.
  func since(_ earlier: Spending) -> Spending {
    var difference = Spending()
    difference.cpuMicroseconds = cpuMicroseconds - earlier.cpuMicroseconds
    difference.writtenBytes = writtenBytes - earlier.writtenBytes
    difference.diskBytes = diskBytes - earlier.diskBytes
    return difference
  }

  /// For each of so many.
  func each(of count: Int) -> Spending {
    var share = Spending()
    let count = Double(max(count, 1))
    share.cpuMicroseconds = cpuMicroseconds / count
    share.writtenBytes = writtenBytes / count
    share.diskBytes = diskBytes / count
    return share
  }

  /// The middle of several, of each figure by itself.
  init(middleOf all: [Spending]) {
    cpuMicroseconds = median(all.map(\.cpuMicroseconds))
    writtenBytes = median(all.map(\.writtenBytes))
    diskBytes = median(all.map(\.diskBytes))
  }

  var json: JSONValue {
    [
      "cpuMicroseconds": number(cpuMicroseconds), "writtenBytes": number(writtenBytes), "diskBytes": number(diskBytes),
    ]
  }
}
