#pragma once
// Private keys and requests for time stamps: what OpenSSL offers as macros, in steps that belong together, or, for tokens, in
// an interface that it calls old and has nothing else for in 3.0.
#include <openssl/engine.h>
#include <openssl/err.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/ts.h>
#include <openssl/ui.h>
#include <stdint.h>
#include <string.h>

static inline int house_take_pkcs12(OSSL_LIB_CTX *library, const uint8_t *bytes, long length, const char *password,
                                    EVP_PKEY **key, X509 **certificate, STACK_OF(X509) **others) {
  // A container that was made for a library reads its algorithms there.
  PKCS12 *container = PKCS12_init_ex(NID_pkcs7_data, library, NULL);
  const unsigned char *position = bytes;
  if (container == NULL || d2i_PKCS12(&container, &position, length) == NULL) return 0;
  int answer = position != bytes + length ? 0 : -1;
  if (answer == -1 && PKCS12_verify_mac(container, password, -1) == 1) {
    answer = PKCS12_parse(container, password, key, certificate, others) == 1 ? 1 : -2;
  }
  PKCS12_free(container);
  return answer;
}

/// Reads a PKCS #12 container: 1 when there is a key and its certificate; 0 for no container, -1 for another password, -2 for
/// what is in it and is not read. RC2 and its like, which Windows still writes, are taken out by a library of their own, so
/// that nothing else may ever use them; the key then leaves it as bytes that are wiped.
static inline int house_read_pkcs12(const uint8_t *bytes, long length, const char *password, EVP_PKEY **key,
                                    X509 **certificate, STACK_OF(X509) **others) {
  *key = NULL, *certificate = NULL, *others = NULL;
  int answer = house_take_pkcs12(NULL, bytes, length, password, key, certificate, others);
  if (answer != -2) return answer;
  OSSL_LIB_CTX *library = OSSL_LIB_CTX_new();
  OSSL_PROVIDER *usual = OSSL_PROVIDER_load(library, "default");
  OSSL_PROVIDER *old = OSSL_PROVIDER_load(library, "legacy");
  EVP_PKEY *held = NULL;
  X509 *named = NULL;
  if (usual != NULL && old != NULL) {
    answer = house_take_pkcs12(library, bytes, length, password, &held, &named, others);
  }
  if (answer == 1) {
    answer = -2;
    unsigned char *secret = NULL, *whole = NULL;
    const int size = held == NULL ? -1 : i2d_PrivateKey(held, &secret);
    const int count = named == NULL ? -1 : i2d_X509(named, &whole);
    if (size > 0 && count > 0) {
      const unsigned char *start = secret, *first = whole;
      *key = d2i_AutoPrivateKey(NULL, &start, size);
      *certificate = d2i_X509(NULL, &first, count);
      if (*key != NULL && *certificate != NULL) answer = 1;
    }
    OPENSSL_clear_free(secret, size > 0 ? (size_t)size : 0);
    OPENSSL_free(whole);
    // What else is in it belongs to the library that ends here; read anew like the certificate.
    STACK_OF(X509) *foreign = *others;
    *others = sk_X509_new_null();
    for (int at = 0; foreign != NULL && at < sk_X509_num(foreign); at++) {
      unsigned char *one = NULL;
      const int extent = i2d_X509(sk_X509_value(foreign, at), &one);
      const unsigned char *begin = one;
      X509 *copy = extent > 0 ? d2i_X509(NULL, &begin, extent) : NULL;
      if (copy != NULL && sk_X509_push(*others, copy) <= 0) X509_free(copy);
      OPENSSL_free(one);
    }
    sk_X509_pop_free(foreign, X509_free);
  }
  EVP_PKEY_free(held);
  X509_free(named);
  if (old != NULL) OSSL_PROVIDER_unload(old);
  if (usual != NULL) OSSL_PROVIDER_unload(usual);
  OSSL_LIB_CTX_free(library);
  return answer;
}

/// The engine for PKCS #11 modules (libp11), with a module of its own or those that p11-kit knows; NULL when Debian's
/// libengine-pkcs11-openssl is not there, or the module cannot be loaded. It never asks anybody for anything.
static inline ENGINE *house_token_engine(const char *module) {
  ENGINE *engine = ENGINE_by_id("dynamic");
  if (engine == NULL) return NULL;
  if (ENGINE_ctrl_cmd_string(engine, "ID", "pkcs11", 0) == 1 && ENGINE_ctrl_cmd_string(engine, "DIR_LOAD", "2", 0) == 1 &&
      ENGINE_ctrl_cmd_string(engine, "DIR_ADD", OPENSSL_info(OPENSSL_INFO_ENGINES_DIR), 0) == 1 &&
      ENGINE_ctrl_cmd_string(engine, "LOAD", NULL, 0) == 1 &&
      (module == NULL || ENGINE_ctrl_cmd_string(engine, "MODULE_PATH", module, 0) == 1) && ENGINE_init(engine) == 1) {
    ENGINE_ctrl_cmd(engine, "SET_USER_INTERFACE", 0, (void *)UI_null(), NULL, 1);
    return engine;
  }
  ENGINE_free(engine);
  return NULL;
}
static inline int house_token_pin(ENGINE *engine, const char *pin) {
  return ENGINE_ctrl_cmd_string(engine, "PIN", pin, 0);
}
static inline EVP_PKEY *house_token_key(ENGINE *engine, const char *address) {
  return ENGINE_load_private_key(engine, address, (UI_METHOD *)UI_null(), NULL);
}
/// The certificate beside a key; NULL when the token has none of this address.
static inline X509 *house_token_certificate(ENGINE *engine, const char *address) {
  struct {
    const char *address;
    X509 *certificate;
  } asked = {address, NULL};
  if (ENGINE_ctrl_cmd(engine, "LOAD_CERT_CTRL", 0, &asked, NULL, 0) != 1) return NULL;
  return asked.certificate;
}

static inline int house_reason(unsigned long code) { return ERR_GET_REASON(code); }

/// A request for a time stamp (RFC 3161, 2.4.1) on a hash by SHA-256, with a number that the answer must repeat, and for the
/// certificate of the authority to come along.
static inline TS_REQ *house_stamp_request(const uint8_t *hash, int length, const uint8_t *nonce, int nonce_length) {
  TS_REQ *request = TS_REQ_new();
  TS_MSG_IMPRINT *imprint = TS_MSG_IMPRINT_new();
  X509_ALGOR *algorithm = X509_ALGOR_new();
  BIGNUM *number = BN_bin2bn(nonce, nonce_length, NULL);
  ASN1_INTEGER *repeated = number == NULL ? NULL : BN_to_ASN1_INTEGER(number, NULL);
  int good = request != NULL && imprint != NULL && algorithm != NULL && repeated != NULL;
  if (good) X509_ALGOR_set_md(algorithm, EVP_sha256());
  good = good && TS_REQ_set_version(request, 1) == 1 && TS_MSG_IMPRINT_set_algo(imprint, algorithm) == 1 &&
         TS_MSG_IMPRINT_set_msg(imprint, (unsigned char *)hash, length) == 1 &&
         TS_REQ_set_msg_imprint(request, imprint) == 1 && TS_REQ_set_nonce(request, repeated) == 1 &&
         TS_REQ_set_cert_req(request, 1) == 1;
  ASN1_INTEGER_free(repeated);
  BN_free(number);
  X509_ALGOR_free(algorithm);
  TS_MSG_IMPRINT_free(imprint);
  if (good) return request;
  TS_REQ_free(request);
  return NULL;
}

/// Whether an answer grants just what was asked for: 1 when it does, 0 when it refuses, -1 when it is about something else.
/// Who signed it is not looked at.
static inline int house_stamp_answers(TS_REQ *request, TS_RESP *response) {
  const ASN1_INTEGER *status = TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(response));
  int64_t said = -1;
  if (ASN1_INTEGER_get_int64(&said, status) != 1) return -1;
  if (said != TS_STATUS_GRANTED && said != TS_STATUS_GRANTED_WITH_MODS) return 0;
  TS_VERIFY_CTX *context = TS_REQ_to_TS_VERIFY_CTX(request, NULL);
  // Without a signer there is no name to compare with his, which OpenSSL would try all the same.
  if (context != NULL) TS_VERIFY_CTX_set_flags(context, TS_VFY_VERSION | TS_VFY_IMPRINT | TS_VFY_NONCE);
  const int good = context != NULL && TS_RESP_verify_response(context, response) == 1;
  TS_VERIFY_CTX_free(context);
  return good ? 1 : -1;
}

/// Numbers of time stamps, which nobody can guess and none has twice.
static ASN1_INTEGER *house_stamp_number(TS_RESP_CTX *context, void *nothing) {
  (void)context; (void)nothing;
  unsigned char bytes[16];
  if (RAND_bytes(bytes, sizeof bytes) != 1) return NULL;
  bytes[0] &= 0x7F;
  BIGNUM *number = BN_bin2bn(bytes, sizeof bytes, NULL);
  ASN1_INTEGER *integer = number == NULL ? NULL : BN_to_ASN1_INTEGER(number, NULL);
  BN_free(number);
  return integer;
}

/// The answer of an authority to a request, which may be any bytes: granted, or refused with a reason; NULL when it cannot
/// even be refused. The time is that of the machine.
static inline TS_RESP *house_stamp(const uint8_t *bytes, int length, EVP_PKEY *key, X509 *certificate,
                                   STACK_OF(X509) *authorities, const char *policy) {
  BIO *request = BIO_new_mem_buf(bytes, length);
  TS_RESP_CTX *context = TS_RESP_CTX_new();
  ASN1_OBJECT *identifier = OBJ_txt2obj(policy, 1);
  TS_RESP *response = NULL;
  if (request != NULL && context != NULL && identifier != NULL &&
      TS_RESP_CTX_set_signer_cert(context, certificate) == 1 && TS_RESP_CTX_set_signer_key(context, key) == 1 &&
      TS_RESP_CTX_set_signer_digest(context, EVP_sha256()) == 1 &&
      TS_RESP_CTX_set_ess_cert_id_digest(context, EVP_sha256()) == 1 &&
      TS_RESP_CTX_set_certs(context, authorities) == 1 && TS_RESP_CTX_set_def_policy(context, identifier) == 1 &&
      TS_RESP_CTX_add_md(context, EVP_sha256()) == 1 && TS_RESP_CTX_add_md(context, EVP_sha384()) == 1 &&
      TS_RESP_CTX_add_md(context, EVP_sha512()) == 1) {
    TS_RESP_CTX_set_serial_cb(context, house_stamp_number, NULL);
    response = TS_RESP_create_response(context, request);
  }
  ASN1_OBJECT_free(identifier);
  TS_RESP_CTX_free(context);
  BIO_free(request);
  return response;
}
