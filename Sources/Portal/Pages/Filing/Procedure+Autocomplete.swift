import Forms
import Procedures
import Text

extension Procedure {
  /// What browsers may fill in, by the names of inputs: only what the applicant says of himself (WCAG 2.2, 1.3.5).
  var autocomplete: [String: String] {
    var tokens = ["\(applicant.person).ho-ten": "name", "\(applicant.person).ngay-sinh": "bday"]
    if let phone = applicant.phone { tokens[phone.text] = "tel" }
    if let email = applicant.email { tokens[email.text] = "email" }
    if let address = applicant.address {
      // A street address has several lines; an input of one line takes the first.
      if case .paragraph? = form[address]?.kind {
        tokens[address.text] = "street-address"
      } else {
        tokens[address.text] = "address-line1"
      }
    }
    return tokens
  }
}
