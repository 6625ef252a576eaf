public import Text

extension PDFChange {
  /// The change in a few words, to stand in a list: "page 1: what is drawn".
  public var words: Words {
    let said = kind.words
    let place: Words? =
      switch (page, name) {
      case (let page?, let name?): Words(vi: "trang \(page), \(name)", en: "page \(page), \(name)")
      case (let page?, nil): Words(vi: "trang \(page)", en: "page \(page)")
      case (nil, let name?): Words(vi: "“\(name)”", en: "“\(name)”")
      case (nil, nil): nil
      }
    guard let place else { return said }
    return Words(vi: "\(said.vi) (\(place.vi))", en: "\(said.en) (\(place.en))")
  }
}

extension PDFChange.Kind {
  /// The kind of change in a few words.
  public var words: Words {
    switch self {
    case .signatureAdded: Words(vi: "thêm chữ ký", en: "a signature was added")
    case .visibleSignatureAdded: Words(vi: "thêm chữ ký có hình hiển thị", en: "a visible signature was added")
    case .fieldSigned: Words(vi: "ký vào ô chờ ký", en: "a waiting field was signed")
    case .signatureFieldAdded: Words(vi: "thêm ô chờ ký", en: "a field for a signature was added")
    case .documentTimeStampAdded: Words(vi: "thêm dấu thời gian cho tài liệu", en: "a document time stamp was added")
    case .evidenceAdded: Words(vi: "thêm dữ liệu kiểm chứng chữ ký", en: "evidence for signatures was added")
    case .evidenceRemoved: Words(vi: "dữ liệu kiểm chứng bị bớt hoặc bị thay", en: "evidence was removed or replaced")
    case .housekeeping: Words(vi: "cập nhật thông tin kỹ thuật", en: "technical notes were updated")
    case .formDefaultsAdded: Words(vi: "thêm phông chữ cho biểu mẫu", en: "fonts for the form were added")
    case .formFilled: Words(vi: "điền ô của biểu mẫu", en: "a field of the form was filled in")
    case .appearanceChanged:
      Words(
        vi: "hình hiển thị của ô khác với trước, giá trị không đổi", en: "a field looks otherwise with the same value")
    case .fieldChanged: Words(vi: "ô của biểu mẫu bị sửa", en: "a field of the form was altered")
    case .fieldAdded: Words(vi: "thêm ô vào biểu mẫu", en: "a field was added to the form")
    case .fieldRemoved: Words(vi: "bớt ô của biểu mẫu", en: "a field of the form was removed")
    case .formChanged: Words(vi: "biểu mẫu bị sửa", en: "the form was altered")
    case .signatureRemoved: Words(vi: "chữ ký bị gỡ bỏ", en: "a signature was removed")
    case .signatureAltered: Words(vi: "chữ ký bị sửa", en: "a signature was altered")
    case .noteChanged: Words(vi: "thêm, sửa hoặc xóa ghi chú", en: "a note was added, changed or removed")
    case .annotationChanged:
      Words(
        vi: "thêm, sửa hoặc xóa chú thích có thể che nội dung", en: "an annotation that can cover content was changed")
    case .pageContent: Words(vi: "nội dung trang bị thay đổi", en: "the content of a page was changed")
    case .pageResources:
      Words(vi: "phông chữ hoặc hình ảnh của trang bị thay đổi", en: "fonts or pictures of a page were changed")
    case .pageProperties:
      Words(vi: "khổ giấy hoặc thuộc tính của trang bị thay đổi", en: "size or properties of a page were changed")
    case .pages: Words(vi: "thêm, bớt hoặc thay trang", en: "pages were added, removed or exchanged")
    case .scripts: Words(vi: "thêm hoặc sửa mã lệnh", en: "scripts or actions were added or changed")
    case .attachments: Words(vi: "thêm hoặc sửa tệp đính kèm", en: "attached files were added or changed")
    case .layers: Words(vi: "các lớp hiển thị bị thay đổi", en: "layers were changed")
    case .information:
      Words(vi: "tiêu đề hoặc thông tin tài liệu bị sửa", en: "title or information of the document was changed")
    case .permissions: Words(vi: "quyền sửa đổi của tài liệu bị thay", en: "what signatures permit was changed")
    case .root: Words(vi: "gốc của tài liệu bị thay", en: "the root of the document was replaced")
    case .catalog: Words(vi: "cấu trúc tài liệu bị thay đổi", en: "the structure of the document was changed")
    case .trailingBytes:
      Words(vi: "có dữ liệu lạ sau phần kết thúc của tệp", en: "foreign bytes stand behind the end of the file")
    case .twoReadings:
      Words(vi: "phần thêm vào có thể đọc theo hai cách", en: "what was added can be read in two ways")
    case .unreadable:
      Words(vi: "phần thêm vào không đọc được để so sánh", en: "what was added cannot be read and compared")
    }
  }
}
