/// What this room takes at most.
public enum Limits {
  /// Days that one calendar may cover: a hundred years.
  public static let calendarDays = 36_525
  /// The longest limit, in days or working days: about twenty-seven years.
  public static let limitDays = 10_000
  /// The longest limit counted in working time, in minutes: ten thousand hours.
  public static let limitMinutes = 600_000
  /// Letters of a time phrase.
  public static let phraseLength = 200
  /// Pauses and extensions of one clock.
  public static let clockChanges = 1_000
}
