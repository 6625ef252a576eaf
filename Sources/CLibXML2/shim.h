#pragma once
// Debian's build names ICU's own headers, which clash with those of Foundation; nothing of them is used here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <string.h>

// A DOCTYPE ends the reading at once: nothing in it is ever looked at.
static void house_refuse_doctype(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
  (void)name; (void)external; (void)system;
  xmlParserCtxtPtr parser = (xmlParserCtxtPtr)context;
  *(int *)parser->_private = 1;
  xmlStopParser(parser);
}

// What is not well-formed ends the reading at once: libxml2 would go on to look for more that is wrong, at a cost.
static void house_stop_at_error(void *context, xmlErrorPtr error) {
  (void)context;
  if (error->level == XML_ERR_FATAL && error->ctxt) xmlStopParser((xmlParserCtxtPtr)error->ctxt);
}

// Reads a document without DOCTYPE, entities of its own, network or messages on the terminal.
// `found_doctype` is set to 1 when there was one.
static inline xmlDocPtr house_read(xmlParserCtxtPtr parser, const char *bytes, int count, int *found_doctype) {
  *found_doctype = 0;
  parser->_private = found_doctype;
  parser->sax->internalSubset = house_refuse_doctype;
  parser->sax->externalSubset = house_refuse_doctype;
  parser->sax->serror = house_stop_at_error;
  return xmlCtxtReadMemory(parser, bytes, count, NULL, NULL,
                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA |
                               XML_PARSE_BIG_LINES | XML_PARSE_COMPACT);
}

// Namespace nodes have another layout; declarations hang on `nsDef`.
static inline xmlNsPtr house_declarations(xmlNodePtr node) { return node->nsDef; }

// `xmlFree` is a variable that holds a function.
static inline void house_free(void *memory) { xmlFree(memory); }
