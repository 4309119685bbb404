#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace events {
using Listener = std::function<void(const std::string &payload)>;

struct Entry {
    int id;
    std::string event;
    Listener listener;
};
static std::vector<Entry> entries;
static int next_id = 1;
static int depth = 0;

static void tidy()
{
    std::erase_if(entries, [](const Entry &entry) { return entry.id == 0; });
}

int on(const std::string &event, Listener listener)
{
    entries.push_back({next_id, event, std::move(listener)});
    return next_id++;
}

void off(int id)
{
    for (Entry &entry : entries)
        if (entry.id == id)
            entry.id = 0;
    if (depth == 0)
        tidy();
}

int emit(const std::string &event, const std::string &payload)
{
    int count = 0;
    depth++;
    const size_t size = entries.size();
    for (size_t i = 0; i < size; i++) {
        if (entries[i].id == 0 || entries[i].event != event)
            continue;
        // the vector may grow while this one runs
        entries[i].listener(payload);
        count++;
    }
    if (--depth == 0)
        tidy();
    return count;
}
}
