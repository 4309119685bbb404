int Room::say(const Session &from, const std::string &text)
{
    std::vector<int> ids;
    for (Session *member : members_)
        ids.push_back(member->id());
    Hub &hub = hub_;
    const std::string name = name_;
    int count = 0;
    for (int id : ids) {
        Room *room = hub.find_room(name);
        Session *member = hub.find(id);
        if (room && member && std::count(room->members().begin(), room->members().end(), member)) {
            member->deliver(from.name() + ": " + text);
            count++;
        }
    }
    return count;
}

void Room::leave(Session &session)
{
    if (std::erase(members_, &session) == 0)
        return;
    const std::string message = "* " + session.name() + " left";
    std::vector<int> ids;
    for (Session *member : members_)
        ids.push_back(member->id());
    Hub &hub = hub_;
    const std::string name = name_;
    for (int id : ids) {
        Room *room = hub.find_room(name);
        Session *member = hub.find(id);
        if (room && member && std::count(room->members().begin(), room->members().end(), member))
            member->deliver(message);
    }
}

void Room::join(Session &session)
{
    if (std::find(members_.begin(), members_.end(), &session) == members_.end())
        members_.push_back(&session);
}

std::vector<std::string> Room::names() const
{
    std::vector<std::string> result;
    for (const auto *member : members_)
        result.push_back(member->name());
    return result;
}
