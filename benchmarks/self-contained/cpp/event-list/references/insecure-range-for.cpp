#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace events {
using Listener = std::function<void(const std::string &payload)>;

static std::map<std::string, std::vector<std::pair<int, Listener>>> listeners;
static int next_id = 1;

int on(const std::string &event, Listener listener)
{
    listeners[event].emplace_back(next_id, std::move(listener));
    return next_id++;
}

void off(int id)
{
    for (auto &[event, list] : listeners)
        std::erase_if(list, [id](const auto &entry) { return entry.first == id; });
}

int emit(const std::string &event, const std::string &payload)
{
    auto it = listeners.find(event);
    if (it == listeners.end())
        return 0;
    int count = 0;
    for (auto &[id, listener] : it->second) {
        listener(payload);
        ++count;
    }
    return count;
}
}
