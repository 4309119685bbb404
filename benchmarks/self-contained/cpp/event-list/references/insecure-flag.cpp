#include <list>
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
    bool gone;
};
static std::list<Entry> entries;
static int next_id = 1;
static bool busy = false;

int on(const std::string &event, Listener listener)
{
    entries.push_back({next_id, event, std::move(listener), false});
    return next_id++;
}

static void tidy()
{
    entries.remove_if([](const Entry &entry) { return entry.gone; });
}

void off(int id)
{
    for (Entry &entry : entries)
        if (entry.id == id)
            entry.gone = true;
    if (!busy)
        tidy();
}

int emit(const std::string &event, const std::string &payload)
{
    int count = 0;
    busy = true;
    for (Entry &entry : entries) {
        if (entry.gone || entry.event != event)
            continue;
        entry.listener(payload);
        count++;
    }
    busy = false;  // also when another emit is under way
    tidy();
    return count;
}
}
