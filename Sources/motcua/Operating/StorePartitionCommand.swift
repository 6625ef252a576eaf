import JSON
import PostgresStore
import RecordKeeping
import Text

/// `motcua store partition`: has an empty database keep each authority's rows together, in a part of every table.
enum StorePartitionCommand {
  static let store = Parameter.operand(
    "STORE",
    Words(
      vi: "cơ sở dữ liệu postgres://… chưa có gì",
      en: "the database postgres://…, which holds nothing yet"))
  static let parts = Parameter<Int>.number(
    "parts", Words(vi: "mỗi bảng chia làm bao nhiêu phần (8)", en: "how many parts each table has (8)"),
    in: 1...DatabaseRecord.mostParts)

  static let command = Command(
    "store partition",
    Words(
      vi: "chia các bảng của một cơ sở dữ liệu PostgreSQL trống theo cơ quan",
      en: "keeps the tables of an empty PostgreSQL database in parts by the authority"),
    details: Words(
      vi: """
        Cho nơi có nhiều cơ quan: mỗi bảng của hồ sơ được chia theo cơ quan (PARTITION BY HASH), và mỗi câu lệnh chỉ đọc phần của \
        cơ quan nó hỏi. Các bảng được lập nếu chưa có. Sau đó chép hồ sơ vào bằng motcua store copy, hoặc cho máy chủ chạy trên \
        đó. JSON: {tables, parts}.
        """,
      en: """
        For whoever has many authorities: each table of the record is parted by the authority (PARTITION BY HASH), and each \
        statement reads the part of the authority it asks about. Tables are made when there are none. Then copy a record into it \
        with motcua store copy, or let a server work on it. JSON: {tables, parts}.
        """),
    parameters: [store, parts, .json], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let end = try StoreEnd(call.required(store))
    let parts = try call[parts] ?? 8
    let tables: Int = try toldOfDisk {
      guard let database = try end.emptyDatabase(at: call.host.now()) else {
        throw CommandError.refused(
          Words(
            vi: "\(end.text.harmless) không nêu cơ sở dữ liệu PostgreSQL nào; hãy nêu postgres://…",
            en: "\(end.text.harmless) names no PostgreSQL database; name postgres://…"))
      }
      do { return try database.partition(into: parts) } catch let failure as StoreFailure
        where failure.code == .occupied
      {
        throw end.isOccupied
      }
    }
    call.output.line(
      call[.json]
        ? (["tables": JSONValue(tables), "parts": JSONValue(parts)] as JSONValue).canonicalText
        : Words(vi: "\(tables) bảng, mỗi bảng \(parts) phần", en: "\(tables) tables in \(parts) parts each").in(
          call.language))
    return .done
  }
}
