std::string greeting(const std::string &name)
{
    const std::string shown = escape(name);
    return "<p title=\"" + shown + "\">Hello, " + shown + "</p>";
}
