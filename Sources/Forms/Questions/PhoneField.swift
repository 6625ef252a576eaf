/// Which telephone numbers are taken.
public struct PhoneField: Hashable, Sendable {
  /// True when numbers of other countries are taken too, with `+` and the code of the country.
  public let takesAbroad: Bool
}
