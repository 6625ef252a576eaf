import Glibc

/// The number of files and sockets the system lets the program open.
enum OpenFiles {
  /// Raises the limit as far as allowed, and gives the connections for which it suffices.
  static func makeRoom(for connections: Int) -> Int {
    // Each connection may hold a body on disk and a file to be sent; some are left for the rest of the program.
    let reserve = 256
    let wanted = connections * 3 + reserve
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &limit) == 0 else { return connections }
    if limit.rlim_cur < rlim_t(wanted) {
      limit.rlim_cur = min(limit.rlim_max, rlim_t(wanted))
      _ = unsafe setrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &limit)
    }
    return min(connections, max(1, (Int(clamping: limit.rlim_cur) - reserve) / 3))
  }
}
