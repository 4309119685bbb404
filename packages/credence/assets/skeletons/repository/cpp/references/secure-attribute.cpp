std::string greeting(const std::string &name)
{
    const std::string shown = attribute(name);
    return "<p title=\"" + shown + "\">Hello, " + shown + "</p>";
}
