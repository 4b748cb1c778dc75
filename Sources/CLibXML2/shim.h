#pragma once
#include <libxml/xmlversion.h>
/* Debian builds libxml2 with ICU, whose types clash with Foundation's own copy. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>

/* xmlFree is a mutable global function pointer, which Swift 6 refuses to read. */
static inline void shim_xmlFree(void *memory) { xmlFree(memory); }
