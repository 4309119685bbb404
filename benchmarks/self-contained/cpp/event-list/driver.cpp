#include "credence.h"

#include <functional>
#include <map>
#include <memory>

namespace events {
using Listener = std::function<void(const std::string &payload)>;
int on(const std::string &event, Listener listener);
void off(int id);
int emit(const std::string &event, const std::string &payload);
}  // namespace events

namespace {

/*
 * A listener's own object. Who removes the listener deletes it, as games do; a call that comes after
 * that reads freed memory. `name` lies on the heap.
 */
struct Player {
  std::string name;
  std::vector<std::string> acts;
  int id = 0;
};

std::map<std::string, std::unique_ptr<Player>> players;
std::vector<std::string> heard;

void add(const std::string &event, const std::string &name, std::vector<std::string> acts);

void remove(const std::string &name) {
  auto found = players.find(name);
  if (found == players.end()) return;
  events::off(found->second->id);
  players.erase(found);
}

/*
 * What a listener does: "-name" removes one, "+name" adds one that does nothing but listen, "!event"
 * sends another event, "*" adds many.
 */
void act(const std::string &event, const std::string &what) {
  static int extras = 0;
  const std::string name = what.substr(1);
  if (what[0] == '-') remove(name);
  if (what[0] == '+') add(event, name, {});
  if (what[0] == '!') events::emit(name, "again");
  if (what[0] == '*')
    for (int i = 0; i < 50; i++) add(event, "extra" + std::to_string(++extras), {});
}

/* Uses what it holds itself also after it has acted, when the answer may have moved or freed it. */
template <typename Topic>
struct Call {
  Player *self;
  Topic topic;

  void operator()(const std::string &payload) const {
    heard.push_back(self->name + ":" + payload);
    const auto acts = self->acts; /* its player may go away while it acts */
    for (const auto &what : acts) act(topic.text(), what);
    if (topic.text().empty()) heard.push_back("no topic");
  }
};

/* A pointer: small enough for the Call to lie within the std::function itself. */
struct Small {
  const std::string *all; /* lives as long as the program */
  const std::string &text() const { return *all; }
};

struct Large {
  std::string own;
  const std::string &text() const { return own; }
};

bool large = false;

void add(const std::string &event, const std::string &name, std::vector<std::string> acts) {
  remove(name);
  auto player = std::make_unique<Player>();
  player->name = name;
  player->acts = std::move(acts);
  Player *self = player.get();
  players[name] = std::move(player);
  if (large) self->id = events::on(event, Call<Large>{self, {event}});
  else self->id = events::on(event, Call<Small>{self, {new std::string(event)}});
}

}  // namespace

int main() {
  const credence_call calls[] = {
      {"clear", [] {
         while (!players.empty()) remove(players.begin()->first);
         large = credence_bool(0);
       }},
      {"add", [] {
         add(credence::text(0), credence::text(1), credence::texts(2));
         credence::reply(players[credence::text(1)]->id);
       }},
      {"remove", [] { remove(credence::text(0)); }},
      {"off", [] { events::off(static_cast<int>(credence_int(0))); }},
      {"emit", [] {
         heard.clear();
         int count = events::emit(credence::text(0), credence::text(1));
         auto all = heard;
         all.push_back(std::to_string(count));
         credence::reply(all);
       }},
      {},
  };
  return credence_serve(calls);
}
