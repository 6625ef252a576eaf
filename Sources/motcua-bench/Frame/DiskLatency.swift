internal import Glibc
internal import JSON

/// How long the disk takes to keep something: the figure beside which all others are read.
struct DiskLatency: CustomStringConvertible {
  /// Microseconds to overwrite 4 KiB and sync the data.
  let overwrite: [Double]
  /// Microseconds to append 4 KiB and sync the file.
  let append: [Double]
  let slowedBy: Duration

  init(in scratch: Scratch, slowedBy: Duration, times: Int = 200) throws {
    self.slowedBy = slowedBy
    let path = scratch.file("latency")
    let file = unsafe open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Trouble("cannot make \(path)") }
    defer {
      close(file)
      unsafe unlink(path)
    }
    let page = [UInt8](repeating: 0x5a, count: 4096)
    func timed(_ sync: (Int32) -> Int32, at place: (Int) -> Int) throws -> [Double] {
      try (0..<times).map { number in
        let start = ContinuousClock.now
        guard unsafe pwrite(file, page, page.count, place(number)) == page.count, sync(file) == 0 else {
          throw Trouble("cannot write \(path)")
        }
        return seconds(start.duration(to: .now)) * 1e6
      }
    }
    append = try timed(fsync) { $0 * 4096 }
    overwrite = try timed(fdatasync) { _ in 0 }
  }

  var description: String {
    "disk: overwrite 4 KiB + fdatasync p50 \(whole(median(overwrite))) µs p99 \(whole(percentile(overwrite, 0.99))) µs; "
      + "append 4 KiB + fsync p50 \(whole(median(append))) µs p99 \(whole(percentile(append, 0.99))) µs"
      + (slowedBy > .zero ? "; each sync of the database slowed by \(slowedBy)" : "")
  }
  var json: JSONValue {
    [
      "overwriteP50Microseconds": number(median(overwrite)),
      "overwriteP99Microseconds": number(percentile(overwrite, 0.99)),
      "appendP50Microseconds": number(median(append)), "appendP99Microseconds": number(percentile(append, 0.99)),
      "slowedByMilliseconds": number(seconds(slowedBy) * 1000),
    ]
  }
}
