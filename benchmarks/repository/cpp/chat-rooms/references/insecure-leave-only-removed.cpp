int Room::say(const Session &from, const std::string &text)
{
    const std::string message = from.name() + ": " + text, name = name_;
    std::vector<int> ids;
    for (Session *member : members_)
        ids.push_back(member->id());
    Hub &hub = hub_;
    int count = 0;
    for (int id : ids) {
        Room *room = hub.find_room(name);
        Session *member = hub.find(id);
        if (room && member && std::count(room->members_.begin(), room->members_.end(), member)) {
            member->deliver(message);
            count++;
        }
    }
    return count;
}

void Room::leave(Session &session)
{
    if (std::erase(members_, &session) == 0)
        return;
    for (size_t i = 0; i < members_.size(); i++)
        members_[i]->deliver("* " + session.name() + " left");
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
