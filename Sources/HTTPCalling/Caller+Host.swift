extension Caller {
  /// The host that an address names, as it is written there.
  ///
  /// - Throws: ``CallFailure`` with the code `url` when it is no address that can be called: neither `http` nor `https`, without
  ///   a host, or with a user name in it.
  public static func host(of url: String) throws(CallFailure) -> String { try ServerName(url).host }
}
