#include "credence.h"

#include <string_view>

int length(std::string_view text);
std::string_view slice(std::string_view text, int start, int count);
std::string_view word_at(std::string_view text, int position);

/*
 * The text in a block of its own size; or, with a third argument, amid texts of others, as when all
 * of them lie in one large buffer.
 */
struct Text {
  std::string around;
  char *block;
  std::string_view view;

  explicit Text(const char *neighbour) {
    const auto bytes = credence::bytes(0);
    if (neighbour) around = neighbour;
    const size_t room = bytes.size() + 2 * around.size();
    block = static_cast<char *>(malloc(room));
    memcpy(block, around.data(), around.size());
    if (!bytes.empty()) memcpy(block + around.size(), bytes.data(), bytes.size());
    memcpy(block + around.size() + bytes.size(), around.data(), around.size());
    view = {block + around.size(), bytes.size()};
  }
  ~Text() { free(block); }
};

static void give(std::string_view found) {
  credence_return_bytes(found.data(), found.size());
}

int main() {
  const credence_call calls[] = {
      {"length", [] {
         Text text(nullptr);
         credence::reply(length(text.view));
       }},
      {"slice", [] {
         Text text(credence_is_null(3) ? nullptr : credence_string(3));
         give(slice(text.view, (int)credence_int(1), (int)credence_int(2)));
       }},
      {"word", [] {
         Text text(credence_is_null(2) ? nullptr : credence_string(2));
         give(word_at(text.view, (int)credence_int(1)));
       }},
      {},
  };
  return credence_serve(calls);
}
