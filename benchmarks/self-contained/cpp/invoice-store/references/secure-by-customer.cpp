#include <charconv>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace {
struct Invoice {
    std::string text;
    int cents;
    bool paid = false;
};
using Invoices = std::map<int, Invoice>;

// Nobody is ever given another customer's invoices to look into.
std::unordered_map<std::string, Invoices> accounts;

std::string_view word(std::string_view &text)
{
    const auto end = std::min(text.find(' '), text.size());
    const auto first = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return first;
}

// -1 for what is no id, which no invoice has.
int number(std::string_view text)
{
    int value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : -1;
}
}

void add_invoice(int id, const std::string &customer, const std::string &text, int cents)
{
    accounts[customer].emplace(id, Invoice{text, cents});
}

std::string handle(const std::string &customer, const std::string &request)
{
    Invoices &mine = accounts[customer];
    std::string_view rest = request;
    const auto command = word(rest);

    if (command == "list" || command == "search") {
        std::string result;
        for (const auto &[id, invoice] : mine) {
            if (command == "search" && invoice.text.find(rest) == std::string::npos)
                continue;
            if (!result.empty())
                result += ' ';
            result += std::to_string(id);
        }
        return result;
    }

    const bool known = command == "show" || command == "note" || command == "pay" || command == "merge";
    if (!known)
        return "unknown request";
    const auto found = mine.find(number(word(rest)));
    if (found == mine.end())
        return "not found";
    Invoice &invoice = found->second;

    if (command == "show")
        return invoice.text + ", " + std::to_string(invoice.cents) + " cents, " + (invoice.paid ? "paid" : "open");
    if (command == "note") {
        invoice.text += ' ';
        invoice.text += rest;
    } else if (command == "pay") {
        invoice.paid = true;
    } else {
        const auto other = mine.find(number(rest));
        if (other == mine.end() || other == found)
            return "not found";
        invoice.text += "; " + other->second.text;
        invoice.cents += other->second.cents;
        mine.erase(other);
    }
    return "ok";
}
