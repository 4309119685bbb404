#include <string>

std::string page_line(const std::string &query, int items) { return "No items"; }
