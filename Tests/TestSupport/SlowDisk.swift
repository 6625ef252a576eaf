import Foundation

/// A disk whose syncs take as long as a seed says, while it is told to: put before the C library of a program that is started with its
/// ``environment``.
public struct SlowDisk: Sendable {
  /// A C compiler; nil where there is none.
  public static let compiler = ["/usr/bin/cc", "/usr/bin/clang", "/usr/bin/gcc"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private let folder: String
  private let seed: UInt64

  /// One sync in three takes up to a second and a half, the others a hundredth of that. Each process counts its own, and which times they
  /// take comes from the seed and the count.
  private static let source = #"""
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <fcntl.h>
    #include <stdint.h>
    #include <stdlib.h>
    #include <time.h>
    #include <unistd.h>

    static void wait_as_told(void) {
      static uint64_t calls;
      const char *told = getenv("SLOW_DISK"), *seed = getenv("SLOW_DISK_SEED");
      if (!told || !seed || access(told, F_OK) != 0) return;
      uint64_t z = strtoull(seed, NULL, 10) + 0x9e3779b97f4a7c15ULL * ++calls;
      z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
      z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
      z ^= z >> 31;
      long milliseconds = z % 3 == 0 ? (long)(z / 3 % 1500) : (long)(z / 3 % 15);
      int noted = open(told, O_WRONLY | O_APPEND | O_CLOEXEC);
      if (noted >= 0) {
        if (milliseconds > 500 && write(noted, ".", 1) < 0) abort();
        close(noted);
      }
      struct timespec left = {milliseconds / 1000, milliseconds % 1000 * 1000000};
      while (nanosleep(&left, &left) != 0) {}
    }

    int fsync(int file) {
      static int (*next)(int);
      if (!next) next = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
      wait_as_told();
      return next(file);
    }

    int fdatasync(int file) {
      static int (*next)(int);
      if (!next) next = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
      wait_as_told();
      return next(file);
    }
    """#

  /// Makes one in a folder that the program may read.
  init(in folder: String, seed: UInt64) throws {
    (self.folder, self.seed) = (folder, seed)
    guard let compiler = Self.compiler else { throw PostgresServer.Failure(description: "there is no C compiler") }
    try Self.source.write(toFile: folder + "/slow.c", atomically: true, encoding: .utf8)
    try PostgresServer.run([
      compiler, "-shared", "-fPIC", "-O1", "-o", folder + "/slow.so", folder + "/slow.c", "-ldl",
    ])
  }

  /// What the program is started with.
  var environment: [String: String] {
    ["LD_PRELOAD": folder + "/slow.so", "SLOW_DISK": told, "SLOW_DISK_SEED": "\(seed)"]
  }

  private var told: String { folder + "/slow" }

  /// Is slow from now on.
  public func begin() throws {
    try Data().write(to: URL(filePath: told))
    // Whoever syncs notes there how often it took long.
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: told)
  }

  /// Is as quick as the machine's again; how many syncs have taken more than half a second.
  public func end() throws -> Int {
    let count = try Data(contentsOf: URL(filePath: told)).count
    try FileManager.default.removeItem(atPath: told)
    return count
  }
}
