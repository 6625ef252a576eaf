/// What this program is, for people and for what it signs with its name.
public enum Release {
  /// The version, as `motcua --version` tells it and evidence of signatures keeps it.
  public static let version = "0.1.0"
}
