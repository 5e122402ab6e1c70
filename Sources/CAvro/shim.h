#pragma once

#include <avro.h>
#include <zlib.h>
