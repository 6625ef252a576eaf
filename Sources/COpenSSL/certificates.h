#pragma once
// Certificates and revocation lists: what OpenSSL offers as macros or through types that Swift does not see.
#include <limits.h>
#include <openssl/asn1.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdint.h>
#include <time.h>

/// Seconds since 1970; false for a time that is none.
static inline int house_seconds(const ASN1_TIME *time, int64_t *seconds) {
  struct tm parts;
  if (time == NULL || ASN1_TIME_check(time) != 1 || ASN1_TIME_to_tm(time, &parts) != 1) return 0;
  *seconds = (int64_t)timegm(&parts);
  return 1;
}

/// A name on one line as RFC 2253 writes it, letters beyond ASCII as UTF-8.
static inline int house_print_name(BIO *out, const X509_NAME *name) {
  return X509_NAME_print_ex(out, name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
}

static inline long house_memory(BIO *bio, const uint8_t **bytes) {
  return BIO_get_mem_data(bio, (char **)bytes);
}

static inline EXTENDED_KEY_USAGE *house_extended_key_usage(const X509 *certificate, int *critical) {
  return (EXTENDED_KEY_USAGE *)X509_get_ext_d2i(certificate, NID_ext_key_usage, critical, NULL);
}
static inline int house_objects(const EXTENDED_KEY_USAGE *list) { return sk_ASN1_OBJECT_num(list); }
static inline const ASN1_OBJECT *house_object(const EXTENDED_KEY_USAGE *list, int at) {
  return sk_ASN1_OBJECT_value(list, at);
}

static inline STACK_OF(X509) *house_certificates_new(void) { return sk_X509_new_null(); }
static inline void house_certificates_free(STACK_OF(X509) *list) { sk_X509_pop_free(list, X509_free); }
/// Lets go of a list that keeps no hold on what is in it.
static inline void house_certificates_release(STACK_OF(X509) *list) { sk_X509_free(list); }
static inline int house_certificates_count(const STACK_OF(X509) *list) { return list == NULL ? 0 : sk_X509_num(list); }
static inline X509 *house_certificate(const STACK_OF(X509) *list, int at) { return sk_X509_value(list, at); }
/// Adds a certificate that the list keeps a hold of its own on.
static inline int house_certificates_add(STACK_OF(X509) *list, X509 *certificate) {
  if (X509_up_ref(certificate) != 1) return 0;
  if (sk_X509_push(list, certificate) > 0) return 1;
  X509_free(certificate);
  return 0;
}

/// Bytes of the longest extension of a certificate that speaks of policies.
static inline int house_policy_bytes(const X509 *certificate) {
  const int kinds[] = {NID_certificate_policies, NID_policy_mappings};
  int most = 0;
  for (int kind = 0; kind < 2; kind++) {
    int at = X509_get_ext_by_NID(certificate, kinds[kind], -1);
    const ASN1_OCTET_STRING *said = at < 0 ? NULL : X509_EXTENSION_get_data(X509_get_ext(certificate, at));
    int bytes = said == NULL ? 0 : ASN1_STRING_length(said);
    if (bytes > most) most = bytes;
  }
  return most;
}

/// Has OpenSSL work out what it remembers of a certificate: flags, usages, policies. It shows threads its memory of policies
/// while that is still empty (issue 20402, open for all versions), and the certificate seems to say nothing of any.
static inline int house_certificate_settle(X509 *certificate) {
  X509_check_purpose(certificate, -1, 0);
  STACK_OF(X509) *path = sk_X509_new_null();
  X509_POLICY_TREE *tree = NULL;
  int is_explicit = 0;
  // The last of a path is its anchor, of which policies are not asked; so it stands there twice.
  int settled = path != NULL && sk_X509_push(path, certificate) > 0 && sk_X509_push(path, certificate) > 0;
  // What comes of such a path is nobody's question.
  if (settled) X509_policy_check(&tree, &is_explicit, path, NULL, 0);
  X509_policy_tree_free(tree);
  sk_X509_free(path);
  return settled;
}

static inline int house_lists_count(const STACK_OF(X509_CRL) *list) { return list == NULL ? 0 : sk_X509_CRL_num(list); }
static inline X509_CRL *house_list(const STACK_OF(X509_CRL) *list, int at) { return sk_X509_CRL_value(list, at); }
static inline void house_lists_free(STACK_OF(X509_CRL) *list) { sk_X509_CRL_pop_free(list, X509_CRL_free); }

static inline STACK_OF(X509_CRL) *house_lists_new(void) { return sk_X509_CRL_new_null(); }
/// Adds a list of which the stack keeps a hold of its own.
static inline int house_lists_add(STACK_OF(X509_CRL) *lists, X509_CRL *list) {
  if (X509_CRL_up_ref(list) != 1) return 0;
  if (sk_X509_CRL_push(lists, list) > 0) return 1;
  X509_CRL_free(list);
  return 0;
}

/// Has OpenSSL sort a list, which it does at the first question: whether it has, threads look up without a lock.
static inline void house_list_settle(X509_CRL *list) {
  ASN1_INTEGER *number = ASN1_INTEGER_new();
  X509_REVOKED *entry = NULL;
  if (number != NULL) X509_CRL_get0_by_serial(list, &entry, number);
  ASN1_INTEGER_free(number);
}

/// Adds the policy that an object identifier in figures names to those that a path may be valid for.
static inline int house_allow_policy(X509_VERIFY_PARAM *parameters, const char *identifier) {
  ASN1_OBJECT *policy = OBJ_txt2obj(identifier, 1);
  if (policy == NULL) return 0;
  if (X509_VERIFY_PARAM_add0_policy(parameters, policy) == 1) return 1;
  ASN1_OBJECT_free(policy);
  return 0;
}

/// When a list says that a certificate was revoked; false when it does not say so.
static inline int house_revoked_at(X509_CRL *list, X509 *certificate, int64_t *seconds) {
  X509_REVOKED *entry = NULL;
  if (X509_CRL_get0_by_cert(list, &entry, certificate) != 1 || entry == NULL) return 0;
  return house_seconds(X509_REVOKED_get0_revocationDate(entry), seconds);
}
