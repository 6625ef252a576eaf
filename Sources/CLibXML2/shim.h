#pragma once
// Debian's build names ICU's own headers, which clash with those of Foundation; nothing of them is used here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// What is noted of a document while it is read, so that nobody has to walk through it again for that.
typedef struct {
  // At most so many parts, and so many levels; what has more is read no further.
  long most_nodes;
  int most_levels;
  // The elements of which a list is wanted; no name, no list.
  const xmlChar *wanted_name, *wanted_namespace;
  // The elements, of whatever namespace, whose text is handed on instead of being kept; no name, none.
  const xmlChar *handed_name;
  // To whom it is handed: the beginning (no text, 0), a piece, the end (no text, 1).
  void (*hand)(void *taker, const xmlChar *text, int length);
  void *taker;
  // How deep the element stands whose text is being handed on, 0 for none; how many there were.
  int handing;
  long handed;
  int found_doctype, found_entity;
  // Elements, attributes, texts, comments and instructions together; elements alone; how deep they nest.
  long nodes, elements;
  int levels;
  // The wanted elements in the order of the document, to be freed by whoever asked.
  xmlNodePtr *wanted;
  long wanted_count, wanted_room;
} house_notes;

static inline house_notes *house_notes_of(void *context) { return (house_notes *)((xmlParserCtxtPtr)context)->_private; }

static void house_count(void *context, long parts) {
  house_notes *notes = house_notes_of(context);
  notes->nodes += parts;
  if (notes->nodes > notes->most_nodes) xmlStopParser((xmlParserCtxtPtr)context);
}

static void house_want(void *context, xmlNodePtr node) {
  house_notes *notes = house_notes_of(context);
  if (notes->wanted_count == notes->wanted_room) {
    long room = notes->wanted_room == 0 ? 8 : 2 * notes->wanted_room;
    xmlNodePtr *wanted = (xmlNodePtr *)realloc(notes->wanted, (size_t)room * sizeof *wanted);
    if (wanted == NULL) { xmlStopParser((xmlParserCtxtPtr)context); return; }
    notes->wanted = wanted;
    notes->wanted_room = room;
  }
  notes->wanted[notes->wanted_count++] = node;
}

static void house_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace_,
                        int namespaces, const xmlChar **declared, int attributes, int defaulted,
                        const xmlChar **values) {
  xmlParserCtxtPtr parser = (xmlParserCtxtPtr)context;
  house_notes *notes = house_notes_of(context);
  xmlSAX2StartElementNs(context, name, prefix, namespace_, namespaces, declared, attributes, defaulted, values);
  notes->elements += 1;
  if (parser->nodeNr > notes->levels) notes->levels = parser->nodeNr;
  if (notes->levels > notes->most_levels) { xmlStopParser(parser); return; }
  house_count(context, 1 + attributes);
  if (notes->wanted_name != NULL && parser->node != NULL && xmlStrEqual(name, notes->wanted_name) &&
      xmlStrEqual(namespace_, notes->wanted_namespace))
    house_want(context, parser->node);
  if (notes->handed_name != NULL && notes->handing == 0 && xmlStrEqual(name, notes->handed_name)) {
    notes->handing = parser->nodeNr;
    notes->hand(notes->taker, NULL, 0);
  }
}

static void house_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace_) {
  house_notes *notes = house_notes_of(context);
  if (notes->handing != 0 && notes->handing == ((xmlParserCtxtPtr)context)->nodeNr) {
    char number[24];
    int length = snprintf(number, sizeof number, "%ld", notes->handed++);
    notes->handing = 0;
    notes->hand(notes->taker, NULL, 1);
    // Its number stands in its place, so that whoever reads the document finds the text again.
    xmlSAX2Characters(context, (const xmlChar *)number, length);
    house_count(context, 1);
  }
  xmlSAX2EndElementNs(context, name, prefix, namespace_);
}

// Long texts are kept in pieces of some megabytes: libxml2 doubles a text that grows, and writes each one into memory, doubled
// again, before it hands the canonical form on.
static const int house_long_text = 1024 * 1024;

// Begins another piece of the text that the open element ends with; pieces end where those end that the parser hands on, which
// is between two characters.
static void house_next_piece(xmlParserCtxtPtr parser, xmlNodePtr last, const xmlChar *text, int length) {
  xmlNodePtr piece = xmlNewDocTextLen(parser->myDoc, text, length);
  if (piece == NULL) { xmlStopParser(parser); return; }
  piece->parent = parser->node;
  piece->prev = last;
  last->next = piece;
  parser->node->last = piece;
  // What comes next is put to this one: so much is in it, and there is room for so much.
  parser->nodelen = length;
  parser->nodemem = length + 1;
}

static void house_characters(void *context, const xmlChar *text, int length) {
  house_notes *notes = house_notes_of(context);
  if (notes->handing != 0) {
    notes->hand(notes->taker, text, length);
    return;
  }
  xmlParserCtxtPtr parser = (xmlParserCtxtPtr)context;
  xmlNodePtr parent = parser->node;
  xmlNodePtr last = parent == NULL ? NULL : parent->last;
  if (last != NULL && last->type == XML_TEXT_NODE && parser->nodemem > 0 && parser->nodelen >= house_long_text)
    house_next_piece(parser, last, text, length);
  else
    xmlSAX2Characters(context, text, length);
  // A text may come in many pieces, and is one part.
  if (parent != NULL && parent->last != last) house_count(context, 1);
}

static void house_comment(void *context, const xmlChar *text) {
  xmlSAX2Comment(context, text);
  house_count(context, 1);
}

static void house_instruction(void *context, const xmlChar *target, const xmlChar *text) {
  xmlSAX2ProcessingInstruction(context, target, text);
  house_count(context, 1);
}

static void house_entity(void *context, const xmlChar *name) {
  (void)name;
  house_notes_of(context)->found_entity = 1;
  xmlStopParser((xmlParserCtxtPtr)context);
}

// A DOCTYPE ends the reading at once: nothing in it is ever looked at.
static void house_refuse_doctype(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
  (void)name; (void)external; (void)system;
  house_notes_of(context)->found_doctype = 1;
  xmlStopParser((xmlParserCtxtPtr)context);
}

// What is not well-formed ends the reading at once: libxml2 would go on to look for more that is wrong, at a cost.
static void house_stop_at_error(void *context, xmlErrorPtr error) {
  (void)context;
  if (error->level == XML_ERR_FATAL && error->ctxt) xmlStopParser((xmlParserCtxtPtr)error->ctxt);
}

// Bytes that are read a piece at a time.
typedef struct { const char *next; int left; } house_bytes;

static int house_read_piece(void *context, char *piece, int room) {
  house_bytes *bytes = (house_bytes *)context;
  int count = room < bytes->left ? room : bytes->left;
  memcpy(piece, bytes->next, (size_t)count);
  bytes->next += count;
  bytes->left -= count;
  return count;
}

static void house_hear(void *nobody, xmlErrorPtr error) {
  (void)nobody;
  (void)error;
}

static inline xmlDocPtr house_read_heard(xmlParserCtxtPtr parser, const char *bytes, int count, house_notes *notes) {
  parser->_private = notes;
  parser->sax->internalSubset = house_refuse_doctype;
  parser->sax->externalSubset = house_refuse_doctype;
  parser->sax->startElementNs = house_start;
  parser->sax->endElementNs = house_end;
  parser->sax->characters = house_characters;
  parser->sax->ignorableWhitespace = house_characters;
  parser->sax->comment = house_comment;
  parser->sax->processingInstruction = house_instruction;
  parser->sax->reference = house_entity;
  parser->sax->serror = house_stop_at_error;
  // HUGE lifts libxml2's own limits, above all that of 10 MB for one text: a sealed message has its attachments in its
  // texts. In their place stand those of this house, which hold before (bytes, attributes, namespaces) and while (parts,
  // levels) the document is read; what HUGE is dangerous for, texts beyond 2 GB and entities that grow, cannot come then.
  int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES |
                XML_PARSE_COMPACT | XML_PARSE_HUGE;
  // libxml2 copies what it is given as a whole, which is quick; piece by piece it keeps some kilobytes, which is small.
  if (count <= (notes->handed_name == NULL ? 4 : 1) * 1024 * 1024)
    return xmlCtxtReadMemory(parser, bytes, count, NULL, NULL, options);
  house_bytes pieces = {bytes, count};
  return xmlCtxtReadIO(parser, house_read_piece, NULL, &pieces, NULL, NULL, options);
}

// Reads a document without DOCTYPE, entities of its own, network or messages on the terminal. Of bytes that are none of
// the encoding libxml2 tells no parser but whoever listens on the thread, and the terminal where nobody does.
static inline xmlDocPtr house_read(xmlParserCtxtPtr parser, const char *bytes, int count, house_notes *notes) {
  xmlSetStructuredErrorFunc(NULL, house_hear);
  xmlDocPtr document = house_read_heard(parser, bytes, count, notes);
  xmlSetStructuredErrorFunc(NULL, NULL);
  return document;
}

// Namespace nodes have another layout; declarations hang on `nsDef`.
static inline xmlNsPtr house_declarations(xmlNodePtr node) { return node->nsDef; }

// `xmlFree` is a variable that holds a function.
static inline void house_free(void *memory) { xmlFree(memory); }
