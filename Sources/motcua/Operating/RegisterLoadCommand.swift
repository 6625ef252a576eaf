import FoundationEssentials
import OneStop
import Procedures
import Text

/// `motcua register load`: the entries of a register from a table.
enum RegisterLoadCommand {
  static let register = Parameter.operand(
    "REGISTER", Words(vi: "tên sổ, ví dụ so-goc-van-bang", en: "the register's name, such as so-goc-van-bang"))
  static let file = Parameter.operand(
    "FILE", Words(vi: "bảng CSV, UTF-8, dòng đầu là tên cột", en: "CSV table, UTF-8, the head line names the columns"))

  static let command = Command(
    "register load", Words(vi: "nạp sổ từ bảng CSV", en: "loads a register from a CSV table"),
    details: Words(
      vi: "Ô cách nhau bằng dấu phẩy hoặc chấm phẩy. Có một ô sai thì không nạp gì, mọi lỗi được nêu cùng lúc.",
      en:
        "Cells are separated by commas or semicolons. One wrong cell and nothing is loaded; all faults are told at once."
    ),
    parameters: [register, file, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let name = try call.required(register)
    let path = try call.required(file)
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    let register = try definitions.register(named: name).id
    let table = try table(path)
    let office = try OpenOffice(visiting: DataPlace(of: call), definitions, now: call.host.now)
    let progress = Progress(call.output)
    let result = try office.office.load(table.rows, into: register) { count in
      progress.tell("\(count)/\(max(0, table.rows.count - 1))")
    }
    progress.end()
    try office.close()
    switch result {
    case .success(let count):
      call.output.line(
        Words(vi: "Đã nạp \(count) mục vào sổ \(register).", en: "\(count) entries loaded into \(register).")
          .in(call.language))
      return .done
    case .failure(let complaints):
      for complaint in complaints.list {
        let column = complaint.column.map { ":\($0.harmless)" } ?? ""
        call.output.note("\(path.harmless):\(complaint.row)\(column): \(complaint.words.in(call.language).harmless)")
      }
      throw CommandError.refused(
        Words(
          vi: "\(complaints.list.count) lỗi, chưa nạp gì", en: "\(complaints.list.count) fault(s), nothing was loaded"))
    }
  }

  private static func table(_ path: String) throws -> CSV {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
    } catch {
      throw CommandError.usage(
        Words(vi: "không đọc được \(path.harmless)", en: "\(path.harmless) cannot be read"))
    }
    do throws(CSV.Fault) {
      return try CSV(Array(bytes))
    } catch {
      throw CommandError.refused(
        Words(
          vi: "\(path.harmless):\(error.line): \(error.words.vi)",
          en: "\(path.harmless):\(error.line): \(error.words.en)"))
    }
  }
}
