internal import Glibc

/// The file system let us down: which call, on what, and why.
public struct FileFailure: Error, Sendable {
  /// What kind of failure it is, as stable text.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The stable text, for logs and scripts.
    public let rawValue: String

    /// A code by its stable text.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The disk, or the quota, is full.
    public static let full = Self(rawValue: "full")
    /// There is no such file.
    public static let missing = Self(rawValue: "missing")
    /// Something is there already that is not to be written over.
    public static let exists = Self(rawValue: "exists")
    /// The file or folder may not be used by this user.
    public static let denied = Self(rawValue: "denied")
    /// Another process works on this data folder.
    public static let inUse = Self(rawValue: "in-use")
    /// The content is not what was put there.
    public static let damaged = Self(rawValue: "damaged")
    /// The store has been closed, or the file was kept or given up already.
    public static let closed = Self(rawValue: "closed")
    /// Anything else the disk answers.
    public static let disk = Self(rawValue: "disk")
  }

  /// The kind of failure.
  public let code: Code
  /// The operating system's error number; 0 when the store found the failure itself.
  public let number: Int32
  /// What was being done.
  public let doing: String
  /// The file or folder.
  public let path: String
  /// What the operating system or the store says about it.
  public let message: String

  /// A failure that the store found itself.
  init(_ code: Code, doing: String, path: String, message: String) {
    self.code = code
    self.number = 0
    self.doing = doing
    self.path = path
    self.message = message
  }

  /// A failure by the operating system's error number.
  init(number: Int32, doing: String, path: String) {
    code =
      switch number {
      case ENOSPC, EDQUOT, EFBIG: .full
      case ENOENT: .missing
      case EEXIST: .exists
      case EACCES, EPERM, EROFS: .denied
      default: .disk
      }
    self.number = number
    self.doing = doing
    self.path = path
    message = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
  }
}

extension FileFailure: Equatable {
  /// Two failures are the same when their codes are; the rest is for people.
  public static func == (a: Self, b: Self) -> Bool {
    a.code == b.code
  }
}

extension FileFailure: CustomStringConvertible {
  /// One line for a log: `file failure full (28) while writing /data/incoming/1: No space left on device`.
  public var description: String {
    "file failure \(code.rawValue)\(number == 0 ? "" : " (\(number))") while \(doing) \(path): \(message)"
  }
}
