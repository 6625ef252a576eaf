public import WorkingTime

/// What went when a dossier was erased, counted; nothing of it is said.
public struct Erasure: Hashable, Sendable {
  /// The day to which it was kept, by its procedure.
  public let until: Day
  /// How many entries of the log had personal content.
  public let contents: Int
  /// How many files it had.
  public let files: Int
  /// How many findings about signatures had their evidence kept.
  public let evidence: Int
}

/// What is kept of a dossier beside the log, as whoever erases it counts it.
public struct KeptContent: Hashable, Sendable {
  /// Entries whose personal content is there.
  public var contents = 0
  /// Files that it names.
  public var files = 0
  /// Findings about signatures whose evidence is kept.
  public var evidence = 0
  /// Messages and other effects that are on their way outside.
  public var undelivered = 0

  /// Nothing.
  public init() {}
}
