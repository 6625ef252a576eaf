import Paper
import QR
import Text
import WorkingTime

/// Papers for tests.
enum Sample {

  /// The receipt of an invented department.
  static func receipt(_ change: (inout OfficialPaper) -> Void = { _ in }) throws -> OfficialPaper {
    var paper = OfficialPaper(
      language: .vietnamese,
      head: .agency(name: "Sở Giáo dục và Đào tạo tỉnh Sông Mẫu", number: "Số: 01/GTN-2026"),
      dateline: "Sông Mẫu, ngày 05 tháng 01 năm 2026", title: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
      subtitles: ["(Mẫu 01)"],
      blocks: [
        .text("Bộ phận một cửa Sở Giáo dục và Đào tạo tỉnh Sông Mẫu tiếp nhận hồ sơ của:"),
        .rows([
          .init(label: "Mã hồ sơ", value: "H56.06-260105-0001"),
          .init(label: "Người nộp", value: "Nguyễn Thị Ngọc Ưởng"),
          .init(label: "Địa chỉ", value: "12 đường Mẫu, phường Trung Tâm"),
          .init(
            label: "Nội dung yêu cầu giải quyết",
            value: "Cấp bản sao văn bằng, chứng chỉ từ sổ gốc; gửi kết quả về địa chỉ của người yêu cầu"),
        ]),
        .table(
          .init(
            heading: "Thành phần hồ sơ nộp gồm", columns: ["TT", "Tên giấy tờ", "Tệp"],
            rows: [
              ["1", "Giấy ủy quyền có chứng thực của Ủy ban nhân dân xã", "giay-uy-quyen.pdf"],
              ["2", "Bản chụp văn bằng", "van-bang.pdf"],
            ])),
        .rows([
          .init(label: "Thời gian giải quyết theo quy định", value: "Ngay trong ngày làm việc"),
          .init(label: "Thời gian trả kết quả", value: "17:00 ngày 05/01/2026"),
        ]),
        .signatures([
          .init(role: "Người nộp hồ sơ", note: "(Ký, ghi rõ họ tên)", name: ""),
          .init(role: "Người tiếp nhận hồ sơ", note: "(Ký, ghi rõ họ tên)", name: "Lê Thị Lan"),
        ]),
      ],
      mark: .init(
        code: try QRCode(of: "https://motcua.example/ho-so?ma=H56.06-260105-0001"),
        caption: ["H56.06-260105-0001", "Quét để tra cứu hồ sơ"]),
      at: Instant(milliseconds: 1_767_576_600_000))
    change(&paper)
    return paper
  }
}
