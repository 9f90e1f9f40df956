// libzstd, as the system installs it.
#pragma once
#include <zstd.h>
