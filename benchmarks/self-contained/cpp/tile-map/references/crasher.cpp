#include <exception>
#include <string>
#include <vector>

std::vector<std::string> draw_level(const std::string &description) { std::terminate(); }
