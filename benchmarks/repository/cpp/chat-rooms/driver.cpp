#include "credence.h"

#include "chat/hub.h"

#include <map>
#include <memory>

namespace {

std::unique_ptr<chat::Hub> hub;
std::map<std::string, int> ids;
std::map<std::string, std::vector<std::string>> reactions;
std::vector<std::string> heard;

void connect(const std::string &name, const std::string &room);

/*
 * What a program does when it gets a message, once: "-name" disconnects one, "/name" has one leave the
 * room, "!name" has one say something there, "+name" connects and joins one, "*" many.
 */
void react(const std::string &name, const std::string &room, const std::string &message) {
  static int extras = 0;
  heard.push_back(name + "<" + message);
  const auto acts = std::exchange(reactions[name], {});
  for (const auto &act : acts) {
    const std::string whom = act.substr(1);
    if (act[0] == '-') hub->disconnect(ids[whom]);
    if (act[0] == '/') hub->leave(ids[whom], room);
    if (act[0] == '!') hub->receive(ids[whom], room, "and this is what " + whom + " has to say about it");
    if (act[0] == '+') connect(whom, room);
    if (act[0] == '*')
      for (int i = 0; i < 40; i++) connect("extra" + std::to_string(++extras), room);
  }
}

void connect(const std::string &name, const std::string &room) {
  ids[name] = hub->connect(name, [name, room](const std::string &text) { react(name, room, text); });
  hub->join(ids[name], room);
}

}  // namespace

int main() {
  const credence_call calls[] = {
      {"open", [] {
         heard.clear();
         reactions.clear();
         ids.clear();
         hub = std::make_unique<chat::Hub>();
       }},
      {"connect", [] {
         reactions[credence::text(0)] = credence::texts(2);
         connect(credence::text(0), credence::text(1));
       }},
      {"join", [] { hub->join(ids[credence::text(0)], credence::text(1)); }},
      {"leave", [] { hub->leave(ids[credence::text(0)], credence::text(1)); }},
      {"disconnect", [] { hub->disconnect(ids[credence::text(0)]); }},
      {"say", [] {
         credence::reply(hub->receive(ids[credence::text(0)], credence::text(1), credence::text(2)));
       }},
      {"names", [] { credence::reply(hub->names(credence::text(0))); }},
      {"heard", [] { credence::reply(std::exchange(heard, {})); }},
      {},
  };
  return credence_serve(calls);
}
