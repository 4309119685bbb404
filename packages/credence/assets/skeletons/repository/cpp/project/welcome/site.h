#pragma once

#include <string>

namespace welcome {

std::string visit(const std::string &name);

}
