#include <string_view>

int length(std::string_view text) { return 0; }
std::string_view slice(std::string_view text, int start, int count) { return {}; }
std::string_view word_at(std::string_view text, int position) { return {}; }
