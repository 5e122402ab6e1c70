#pragma once

#include <libxml/xmlversion.h>

// Debian's libxml2 brings ICU's headers along, whose types differ from those of the ICU inside Foundation: no file could
// import both. Only the last members of a structure that we never look into depend on them.
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>
