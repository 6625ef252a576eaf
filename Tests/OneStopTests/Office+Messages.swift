import OneStop
import Procedures
import Testing
import Text

extension Office {
  /// A partner that is not among those that ship: its system reaches one agency.
  static let neighbour = Partner(
    id: "tinh-ban", name: .plain("Tỉnh Bạn"), address: nil, system: "tinh-mau",
    agencies: [Partner.Agency(code: "H57.06", older: "000.00.06.H57", name: .plain("Sở Bạn"))])

  /// Another program on the same record.
  func restarted() throws -> OneStop {
    try OneStop(definitions: oneStop.definitions, store: store, files: store.files, environment: environment)
  }

  /// The partner that reaches all agencies that nobody else names.
  func hub() throws -> Partner {
    try #require(oneStop.definitions.partners["truc-lien-thong"])
  }
}

/// A document in the smallest form, from an agency to others.
func smallestDocument(
  _ id: String = "H57.06,2026/11/19,15/SGDĐT", from: String = "H57.06", to: [String] = ["H56.06"],
  subject: String = "Xác minh văn bằng", business: Int? = nil, reason: String = "", pages: String = "1"
) -> [UInt8] {
  let receivers = to.map { "<edXML:To><edXML:OrganId>\($0)</edXML:OrganId></edXML:To>" }.joined()
  let trace =
    business.map {
      """
      <edXML:TraceHeaderList><edXML:Bussiness><edXML:BussinessDocType>\($0)</edXML:BussinessDocType>\
      <edXML:BussinessDocReason>\(reason)</edXML:BussinessDocReason></edXML:Bussiness></edXML:TraceHeaderList>
      """
    } ?? ""
  return Array(
    """
    <edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLEnvelope
    xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLHeader><edXML:MessageHeader>
    <edXML:From><edXML:OrganId>\(from)</edXML:OrganId></edXML:From>\(receivers)
    <edXML:DocumentId>\(id)</edXML:DocumentId><edXML:Subject>\(subject)</edXML:Subject>
    <edXML:OtherInfo><edXML:PageAmount>\(pages)</edXML:PageAmount></edXML:OtherInfo>
    </edXML:MessageHeader>\(trace)</edXML:edXMLHeader></edXML:edXMLEnvelope></edXML>
    """.utf8)
}
