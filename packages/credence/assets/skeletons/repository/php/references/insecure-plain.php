function greeting(string $name): string
{
    return "<p title=\"$name\">Hello, $name</p>";
}
