#pragma once

#include <string>

namespace welcome {

// For what stands between tags. An attribute needs `attribute`.
std::string escape(const std::string &text);

// For what stands between the double quotes of an attribute.
std::string attribute(const std::string &text);

}
