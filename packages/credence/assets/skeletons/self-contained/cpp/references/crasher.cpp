#include <cstdlib>
#include <string>

std::string greeting(const std::string &) { std::exit(3); }
