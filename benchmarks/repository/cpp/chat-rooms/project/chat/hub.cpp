#include "hub.h"

#include <utility>

namespace chat {

int Hub::connect(const std::string &name, Session::Reaction reaction)
{
    const int id = ++last_;
    sessions_[id] = std::make_unique<Session>(id, name, std::move(reaction));
    return id;
}

void Hub::disconnect(int id)
{
    const auto found = sessions_.find(id);
    if (found == sessions_.end())
        return;
    const std::unique_ptr<Session> session = std::move(found->second);
    sessions_.erase(found);

    std::vector<std::string> names;
    for (const auto &[name, room] : rooms_)
        names.push_back(name);
    for (const std::string &name : names)
        if (Room *room = find_room(name))
            room->leave(*session);
    drop_empty();
}

void Hub::join(int id, const std::string &name)
{
    Session *session = find(id);
    if (!session)
        return;
    std::unique_ptr<Room> &room = rooms_[name];
    if (!room)
        room = std::make_unique<Room>(*this, name);
    room->join(*session);
}

void Hub::leave(int id, const std::string &name)
{
    Session *session = find(id);
    Room *room = find_room(name);
    if (session && room)
        room->leave(*session);
    drop_empty();
}

int Hub::receive(int id, const std::string &name, std::string text)
{
    Session *session = find(id);
    Room *room = find_room(name);
    if (!session || !room)
        return 0;
    session->set_said(std::move(text));
    return room->say(*session, session->said());
}

std::vector<std::string> Hub::names(const std::string &name)
{
    const Room *room = find_room(name);
    return room ? room->names() : std::vector<std::string>();
}

Session *Hub::find(int id)
{
    const auto found = sessions_.find(id);
    return found == sessions_.end() ? nullptr : found->second.get();
}

Room *Hub::find_room(const std::string &name)
{
    const auto found = rooms_.find(name);
    return found == rooms_.end() ? nullptr : found->second.get();
}

void Hub::drop_empty()
{
    std::erase_if(rooms_, [](const auto &entry) { return entry.second->empty(); });
}

}
