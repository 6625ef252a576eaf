/// The figures for scripts.
func json(_ disk: DiskLatency, _ results: [ContestResult]) -> String {
  let contests = results.map { result in
    """
        {
          "name": "\(result.contest.name)", "floor": "\(result.contest.floorName)",
          "floorPerSecond": \(fixed(median(result.floors.map(\.perSecond)), 1)),
          "perSecond": \(fixed(median(result.ours.map(\.perSecond)), 1)),
          "p50Microseconds": \(fixed(result.wait(0.5), 1)), "p99Microseconds": \(fixed(result.wait(0.99), 1)),
          "ratio": \(fixed(result.ratio, 3)), "target": \(fixed(result.contest.target, 2))
        }
    """
  }
  return """
    {
      "disk": {
        "overwriteP50Microseconds": \(fixed(median(disk.overwrite), 1)),
        "appendP50Microseconds": \(fixed(median(disk.append), 1)),
        "slowedByMilliseconds": \(fixed(seconds(disk.slowedBy) * 1000, 1))
      },
      "contests": [
    \(contests.joined(separator: ",\n"))
      ]
    }
    """
}
