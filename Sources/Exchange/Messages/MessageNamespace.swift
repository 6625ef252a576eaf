/// The namespaces of messages.
enum MessageNamespace {
  /// edXML 2.0, QCVN 102:2016/BTTTT. The default namespace and the prefix `edXML` are both bound to it.
  static let current = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
  /// The older one, within SOAP envelopes.
  static let older = "http://www.e-doc.vn/Schema/"
  /// XMLDSig.
  static let signature = "http://www.w3.org/2000/09/xmldsig#"
  /// The envelopes of SOAP 1.1 and 1.2.
  static let soap: Set<String> = [
    "http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope",
  ]
}
