public import Procedures
public import Text
public import WorkingTime

/// How much may have been uploaded that no dossier has taken yet. What nobody takes is removed after a day.
public struct UploadQuota: Sendable {
  /// Bytes of one who uploads.
  public var bytesOfOne = 512 * 1_024 * 1_024
  /// Files of one who uploads.
  public var filesOfOne = 500
  /// Bytes of all together.
  public var bytesOfAll = 16 * 1_024 * 1_024 * 1_024
  /// Files of all together.
  public var filesOfAll = 50_000

  /// The quota of a province: an office behind one address may prepare a hundred dossiers at a time.
  public init() {}
}

/// Who uploads, as the quota counts.
public enum Uploader: Hashable, Sendable {
  /// Somebody who has not said who they are, by the network that one subscriber has.
  case network(String)
  /// An officer.
  case officer(Key<Officer>)
}

/// What was uploaded and no dossier has taken yet.
public struct WaitingUploads: Hashable, Sendable {
  /// How many files.
  public let files: Int
  /// Their bytes.
  public let bytes: Int
  /// When the oldest of them came; nil when there is none.
  public let oldest: Instant?

  /// Uploads that wait.
  public init(files: Int, bytes: Int, oldest: Instant?) {
    self.files = files
    self.bytes = bytes
    self.oldest = oldest
  }
}
