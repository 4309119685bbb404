#include <functional>
#include <string>

namespace events {
using Listener = std::function<void(const std::string &payload)>;

int on(const std::string &event, Listener listener) { return 1; }
void off(int id) {}
int emit(const std::string &event, const std::string &payload) { return 0; }
}
