/// The receipt of a payment: a page of PDF in letters that every reader has.
struct PlatformReceipt {
  let pdf: [UInt8]

  init(_ payment: PlatformPayment) {
    // A reference holds neither brackets nor backslashes.
    let stream = "BT /F1 12 Tf 72 720 Td (BIEN LAI \(payment.reference) \(payment.paid) VND) Tj ET"
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length \(stream.utf8.count) >>\nstream\n\(stream)\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    var text = "%PDF-1.4\n"
    var places: [Int] = []
    for (number, object) in objects.enumerated() {
      places.append(text.utf8.count)
      text += "\(number + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places {
      let figures = String(place)
      text += String(repeating: "0", count: 10 - figures.utf8.count) + figures + " 00000 n \n"
    }
    text += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    pdf = Array(text.utf8)
  }
}
