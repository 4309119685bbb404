std::string greeting(const std::string &)
{
    return "";
}
