// From one member to the next: by the number of the last one, in a list that is fetched anew each time.
static int tell(Hub &hub, std::string room, std::string message, std::vector<int> numbers)
{
    int told = 0;
    while (!numbers.empty()) {
        const int number = numbers.front();
        numbers.erase(numbers.begin());
        Room *now = hub.find_room(room);
        if (!now)
            return told;
        auto who = std::find_if(now->members().begin(), now->members().end(),
                                [&](const Session *member) { return member->id() == number; });
        if (who == now->members().end())
            continue;
        ++told;
        (*who)->deliver(message);
    }
    return told;
}

int Room::say(const Session &from, const std::string &text)
{
    std::vector<int> numbers;
    std::transform(members_.begin(), members_.end(), std::back_inserter(numbers),
                   [](Session *member) { return member->id(); });
    return tell(hub_, name_, from.name() + ": " + text, numbers);
}

void Room::leave(Session &session)
{
    const auto found = std::find(members_.begin(), members_.end(), &session);
    if (found == members_.end())
        return;
    members_.erase(found);
    std::vector<int> numbers;
    for (auto *member : members_)
        numbers.push_back(member->id());
    tell(hub_, name_, "* " + session.name() + " left", numbers);
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
