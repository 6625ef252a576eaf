#pragma once
// Where certificates and lists say that newer answers about revocation are, and questions to responders.
#include <openssl/ocsp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

static inline CRL_DIST_POINTS *house_certificate_points(const X509 *certificate, int kind) {
  return (CRL_DIST_POINTS *)X509_get_ext_d2i(certificate, kind, NULL, NULL);
}
static inline CRL_DIST_POINTS *house_list_points(const X509_CRL *list) {
  return (CRL_DIST_POINTS *)X509_CRL_get_ext_d2i(list, NID_freshest_crl, NULL, NULL);
}
static inline int house_points_count(const CRL_DIST_POINTS *points) { return sk_DIST_POINT_num(points); }
/// The names of a distribution point; null for one that is relative to its issuer's.
static inline const GENERAL_NAMES *house_point_names(const CRL_DIST_POINTS *points, int at) {
  const DIST_POINT *point = sk_DIST_POINT_value(points, at);
  if (point == NULL || point->distpoint == NULL || point->distpoint->type != 0) return NULL;
  return point->distpoint->name.fullname;
}
static inline int house_names_count(const GENERAL_NAMES *names) { return names == NULL ? 0 : sk_GENERAL_NAME_num(names); }
static inline const ASN1_STRING *house_uri_of(const GENERAL_NAME *name) {
  return name != NULL && name->type == GEN_URI ? name->d.uniformResourceIdentifier : NULL;
}
/// One of several names, when it is a URI.
static inline const ASN1_STRING *house_uri(const GENERAL_NAMES *names, int at) {
  return house_uri_of(sk_GENERAL_NAME_value(names, at));
}

static inline AUTHORITY_INFO_ACCESS *house_authority_access(const X509 *certificate) {
  return (AUTHORITY_INFO_ACCESS *)X509_get_ext_d2i(certificate, NID_info_access, NULL, NULL);
}
static inline int house_accesses_count(const AUTHORITY_INFO_ACCESS *list) { return sk_ACCESS_DESCRIPTION_num(list); }
/// Where a responder is; null for other kinds of access.
static inline const ASN1_STRING *house_responder_uri(const AUTHORITY_INFO_ACCESS *list, int at) {
  const ACCESS_DESCRIPTION *access = sk_ACCESS_DESCRIPTION_value(list, at);
  if (access == NULL || OBJ_obj2nid(access->method) != NID_ad_OCSP) return NULL;
  return house_uri_of(access->location);
}

/// The number of a list, or of the whole list that a delta stands on; null when it has none.
static inline ASN1_INTEGER *house_list_number(const X509_CRL *list, int kind) {
  return (ASN1_INTEGER *)X509_CRL_get_ext_d2i(list, kind, NULL, NULL);
}

/// A question about one certificate, named by the SHA-1 hashes that RFC 5019 prescribes; null when memory is short.
static inline OCSP_REQUEST *house_ocsp_request(const X509 *certificate, const X509 *issuer, unsigned char *nonce,
                                               int length) {
  OCSP_REQUEST *request = OCSP_REQUEST_new();
  OCSP_CERTID *about = OCSP_cert_to_id(EVP_sha1(), certificate, issuer);
  if (request == NULL || about == NULL || OCSP_request_add0_id(request, about) == NULL) {
    OCSP_CERTID_free(about);
    OCSP_REQUEST_free(request);
    return NULL;
  }
  if (length > 0 && OCSP_request_add1_nonce(request, nonce, length) != 1) {
    OCSP_REQUEST_free(request);
    return NULL;
  }
  return request;
}

/// The octets of a response's nonce, of which the response keeps hold; null when it has none.
static inline const ASN1_OCTET_STRING *house_response_nonce(OCSP_BASICRESP *basic) {
  int at = OCSP_BASICRESP_get_ext_by_NID(basic, NID_id_pkix_OCSP_Nonce, -1);
  return at < 0 ? NULL : X509_EXTENSION_get_data(OCSP_BASICRESP_get_ext(basic, at));
}
