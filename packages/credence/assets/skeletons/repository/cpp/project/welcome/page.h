#pragma once

#include <string>

namespace welcome {

std::string greeting(const std::string &name);

}
