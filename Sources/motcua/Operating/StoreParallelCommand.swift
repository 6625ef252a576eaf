import JSON
import PostgresStore
import Text

/// `motcua store parallel`: has a database that was there before place entries behind the commit.
enum StoreParallelCommand {
  static let store = Parameter.operand(
    "STORE",
    Words(
      vi: "cơ sở dữ liệu postgres://…, hoặc thư mục dữ liệu ghi tên nó",
      en: "the database postgres://…, or the data folder that names it"))

  static let command = Command(
    "store parallel",
    Words(
      vi: "cho các nút ghi song song vào một cơ sở dữ liệu PostgreSQL đã có từ trước",
      en: "lets nodes write beside each other to a PostgreSQL database that was there before"),
    details: Words(
      vi: """
        Chỉ cần một lần, sau khi mọi nút đã chạy phiên bản này; cơ sở dữ liệu mới đã như vậy từ đầu. Từ đó mục nhật ký nhận số \
        thứ tự ngay sau khi ghi (trong một giây), nên các hồ sơ khác nhau không chờ nhau. Không quay lại được; nút của phiên bản \
        cũ còn chạy bị từ chối. JSON: {authorities[]}: những cơ quan vừa được chuyển.
        """,
      en: """
        Needed once, when every node runs this version; a new database is so from the start. From then on an entry of the log is \
        given its place right behind the commit (within a second), so that different dossiers do not wait for each other. There is \
        no way back; a node of the version before that still runs is refused. JSON: {authorities[]}: those that were changed.
        """),
    parameters: [store, .json], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let end = try StoreEnd(call.required(store))
    let changed: [String] = try toldOfDisk {
      guard let database = try end.database(at: call.host.now()) else {
        throw CommandError.refused(
          Words(
            vi: "\(end.text.harmless) giữ hồ sơ trong SQLite, nơi chỉ có một bên ghi",
            en: "\(end.text.harmless) keeps its record in SQLite, which has one writer"))
      }
      return try database.placeLater()
    }
    let names = changed.joined(separator: ", ")
    let words =
      changed.isEmpty
      ? Words(vi: "đã ghi song song từ trước", en: "it is so already")
      : Words(vi: "ghi song song từ nay: \(names)", en: "written beside each other from now on: \(names)")
    call.output.line(
      call[.json]
        ? (["authorities": .array(changed.map { .string($0) })] as JSONValue).canonicalText
        : words.in(call.language))
    return .done
  }
}
