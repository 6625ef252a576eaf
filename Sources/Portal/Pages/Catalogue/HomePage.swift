import OneStop
import HTML
import HTTPServing
import Procedures
import Text

/// The first page: look for a service, or follow a dossier.
enum HomePage {
  static func answer(_ visit: Visit, _ site: Site) -> Response {
    let procedures = site.office.definitions.procedures.values.sorted { $0.name.vi.folded < $1.name.vi.folded }
    return visit.page(
      visit.saying("Trang chủ", "Home"),
      .group(
        .div(
          .class("hero"),
          .h1(visit.say("Nộp hồ sơ trực tuyến", "Submit a dossier online")),
          .p(
            .class("lead"),
            visit.say(
              "Tìm thủ tục, điền tờ khai trên điện thoại, nhận ngày hẹn trả và theo dõi đến khi có kết quả.",
              "Find a service, fill in the form on a phone, get a date, and follow it until the result is there.")),
          CatalogueSearchBox(language: visit.language, text: "").node),
        .div(
          .class("columns"),
          .section(
            .h2(visit.say("Thủ tục", "Services")),
            CatalogueList(language: visit.language, procedures: Array(procedures.prefix(10))).node,
            .when(
              procedures.count > 10,
              .p(.a(.href("/thu-tuc"), visit.say("Tất cả thủ tục", "All services"))))),
          .section(
            .class("card"),
            .h2(visit.say("Đã nộp hồ sơ?", "Already submitted?")),
            .p(
              visit.say(
                "Dùng mã hồ sơ và mã bí mật trên biên nhận để xem hồ sơ đang ở đâu, bổ sung giấy tờ hoặc nhận kết quả.",
                "With the code and the secret on your receipt you see where it stands, supplement papers, get the result."
              )),
            .p(.a(.class("button second"), .href("/ho-so"), visit.say("Tra cứu hồ sơ", "Follow a dossier"))),
            .h2(visit.say("Đang làm dở?", "Begun already?")),
            .p(
              .a(.href("/ban-nhap"), visit.say("Tiếp tục bản nháp đã lưu", "Go on with a saved draft")))))))
  }
}
