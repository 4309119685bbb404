namespace {

// Everyone who is being told something at the moment; leaving takes a session out of all these lists.
struct Round {
    const Room *room;
    std::vector<Session *> waiting;
};

std::vector<Round *> rounds;

int run(Round &round, const std::string message)
{
    int count = 0;
    rounds.push_back(&round);
    while (!round.waiting.empty()) {
        Session *next = round.waiting.front();
        round.waiting.erase(round.waiting.begin());
        ++count;
        next->deliver(message);
    }
    rounds.pop_back();
    return count;
}

}

void Room::join(Session &session)
{
    for (Session *member : members_)
        if (member == &session)
            return;
    members_.push_back(&session);
}

void Room::leave(Session &session)
{
    for (Round *round : rounds)
        if (round->room == this)
            std::erase(round->waiting, &session);
    if (!std::erase(members_, &session))
        return;
    Round round{this, members_};
    run(round, "* " + session.name() + " left");
}

int Room::say(const Session &from, const std::string &text)
{
    Round round{this, members_};
    return run(round, from.name() + ": " + text);
}

std::vector<std::string> Room::names() const
{
    std::vector<std::string> names(members_.size());
    std::transform(members_.begin(), members_.end(), names.begin(), [](auto *m) { return m->name(); });
    return names;
}
