#pragma once
// CMS messages, time stamps and OCSP: what OpenSSL offers as macros or through types that Swift does not see.
#include <openssl/cms.h>
#include <openssl/ess.h>
#include <openssl/ocsp.h>
#include <openssl/ts.h>

static inline int house_signers_count(CMS_ContentInfo *message) {
  STACK_OF(CMS_SignerInfo) *signers = CMS_get0_SignerInfos(message);
  return signers == NULL ? 0 : sk_CMS_SignerInfo_num(signers);
}
static inline CMS_SignerInfo *house_signer(CMS_ContentInfo *message, int at) {
  return sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(message), at);
}

/// The identifiers of a signer's algorithms, and the parameters of the signature's as DER when there are any.
static inline void house_signer_algorithms(CMS_SignerInfo *signer, const ASN1_OBJECT **digest,
                                           const ASN1_OBJECT **signature, const ASN1_STRING **parameters) {
  X509_ALGOR *digests = NULL, *signatures = NULL;
  const void *value = NULL;
  int type = V_ASN1_UNDEF;
  CMS_SignerInfo_get0_algs(signer, NULL, NULL, &digests, &signatures);
  X509_ALGOR_get0(digest, NULL, NULL, digests);
  X509_ALGOR_get0(signature, &type, &value, signatures);
  *parameters = type == V_ASN1_SEQUENCE ? (const ASN1_STRING *)value : NULL;
}

/// What RSASSA-PSS is told (RFC 4055, 3.1): the identifiers of both hash functions and the length of the salt; what is not
/// said has its default. False for what cannot be read.
static inline int house_pss(const ASN1_STRING *parameters, char *digest, char *mask, int size, int64_t *salt) {
  const unsigned char *position = ASN1_STRING_get0_data(parameters);
  const unsigned char *start = position;
  const long length = ASN1_STRING_length(parameters);
  RSA_PSS_PARAMS *pss = d2i_RSA_PSS_PARAMS(NULL, &position, length);
  int good = pss != NULL && position == start + length;
  const ASN1_OBJECT *object = OBJ_nid2obj(NID_sha1);
  if (good && pss->hashAlgorithm != NULL) X509_ALGOR_get0(&object, NULL, NULL, pss->hashAlgorithm);
  good = good && OBJ_obj2txt(digest, size, object, 1) > 0;
  object = OBJ_nid2obj(NID_sha1);
  X509_ALGOR *inner = NULL;
  if (good && pss->maskGenAlgorithm != NULL) {
    const ASN1_OBJECT *generator = NULL;
    X509_ALGOR_get0(&generator, NULL, NULL, pss->maskGenAlgorithm);
    inner = OBJ_obj2nid(generator) == NID_mgf1
                ? (X509_ALGOR *)ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(X509_ALGOR), pss->maskGenAlgorithm->parameter)
                : NULL;
    good = inner != NULL;
    if (good) X509_ALGOR_get0(&object, NULL, NULL, inner);
  }
  good = good && OBJ_obj2txt(mask, size, object, 1) > 0;
  *salt = 20;
  if (good && pss->saltLength != NULL) good = ASN1_INTEGER_get_int64(salt, pss->saltLength);
  if (good && pss->trailerField != NULL) {
    int64_t trailer = 0;
    good = ASN1_INTEGER_get_int64(&trailer, pss->trailerField) && trailer == 1;
  }
  X509_ALGOR_free(inner);
  RSA_PSS_PARAMS_free(pss);
  return good;
}

/// Whether the signing-certificate attributes (RFC 5035), given in DER, name this certificate first.
static inline int house_names_signer(const uint8_t *old_form, long old_length, const uint8_t *new_form, long new_length,
                                     STACK_OF(X509) *signer) {
  const unsigned char *position = old_form;
  ESS_SIGNING_CERT *v1 = old_length > 0 ? d2i_ESS_SIGNING_CERT(NULL, &position, old_length) : NULL;
  int good = old_length == 0 || (v1 != NULL && position == old_form + old_length);
  position = new_form;
  ESS_SIGNING_CERT_V2 *v2 = new_length > 0 ? d2i_ESS_SIGNING_CERT_V2(NULL, &position, new_length) : NULL;
  good = good && (new_length == 0 || (v2 != NULL && position == new_form + new_length));
  good = good && OSSL_ESS_check_signing_certs(v1, v2, signer, 1) == 1;
  ESS_SIGNING_CERT_free(v1);
  ESS_SIGNING_CERT_V2_free(v2);
  return good;
}

static inline int house_responses(OCSP_BASICRESP *basic) { return OCSP_resp_count(basic); }

/// Whether one answer of a response is about a certificate: then its status (0 good, 1 revoked, 2 unknown) and times; those
/// that it does not have stay as they are.
static inline int house_response(OCSP_BASICRESP *basic, int at, X509 *certificate, X509 *issuer, int *status,
                                 int64_t *revoked, int64_t *this_update, int64_t *next_update) {
  OCSP_SINGLERESP *single = OCSP_resp_get0(basic, at);
  if (single == NULL) return 0;
  ASN1_OBJECT *digest = NULL;
  if (OCSP_id_get0_info(NULL, &digest, NULL, NULL, (OCSP_CERTID *)OCSP_SINGLERESP_get0_id(single)) != 1) return 0;
  const EVP_MD *function = EVP_get_digestbyobj(digest);
  OCSP_CERTID *expected = function == NULL ? NULL : OCSP_cert_to_id(function, certificate, issuer);
  int about = expected != NULL && OCSP_id_cmp(expected, OCSP_SINGLERESP_get0_id(single)) == 0;
  OCSP_CERTID_free(expected);
  if (!about) return 0;
  ASN1_GENERALIZEDTIME *since = NULL, *begin = NULL, *end = NULL;
  *status = OCSP_single_get0_status(single, NULL, &since, &begin, &end);
  if (*status < 0 || !house_seconds(begin, this_update)) return 0;
  if (since != NULL && !house_seconds(since, revoked)) return 0;
  return end == NULL || house_seconds(end, next_update);
}

/// The certificate that a response names as its signer's, among these and those inside; the response keeps hold of it.
static inline X509 *house_response_signer(OCSP_BASICRESP *basic, STACK_OF(X509) *others) {
  X509 *signer = NULL;
  return OCSP_resp_get0_signer(basic, &signer, others) == 1 ? signer : NULL;
}

/// Whether a responder's certificate says that its own revocation is not to be asked for (RFC 6960, 4.2.2.2.1).
static inline int house_has_no_check(const X509 *certificate) {
  return X509_get_ext_by_NID(certificate, NID_id_pkix_OCSP_noCheck, -1) >= 0;
}
