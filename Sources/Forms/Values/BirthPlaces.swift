/// The first three digits of a personal number: where the birth is registered.
enum BirthPlaces {
  /// The 63 provinces and cities, Thông tư 07/2016/TT-BCA, phụ lục 1. The mergers of 2025 left issued numbers alone.
  static let provinces: Set<String> = [
    "001", "002", "004", "006", "008", "010", "011", "012", "014", "015", "017", "019", "020", "022", "024", "025",
    "026", "027", "030", "031", "033", "034", "035", "036", "037", "038", "040", "042", "044", "045", "046", "048",
    "049", "051", "052", "054", "056", "058", "060", "062", "064", "066", "067", "068", "070", "072", "074", "075",
    "077", "079", "080", "082", "083", "084", "086", "087", "089", "091", "092", "093", "094", "095", "096",
  ]

  /// Births registered abroad have the code of a country, from 101 (the same circular, phụ lục 2).
  ///
  /// Unconfirmed: the list itself was not at hand, so that every code above the provinces is taken for a country.
  /// Refusing a citizen born abroad would be worse than taking a mistyped digit.
  static let firstCountry = "101"

  static func isKnown(_ code: String) -> Bool {
    provinces.contains(code) || code >= firstCountry
  }
}
