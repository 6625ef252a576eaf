internal import RecordKeeping

extension Queries where Self: ~Copyable {
  /// What the server's clock says, which all nodes share, in milliseconds since 1970.
  ///
  /// It is asked for by itself: a distributed database gives no time to a statement that changes rows.
  func serverClock() throws(StoreFailure) -> Int64 {
    let said = try first("SELECT CAST(floor(extract(epoch FROM clock_timestamp()) * 1000) AS BIGINT)") { row in
      row.int(0)
    }
    guard let said else {
      throw StoreFailure(.other, doing: "asking the server's clock", message: "it does not say")
    }
    return said
  }
}
