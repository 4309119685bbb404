function greeting(string $name): string
{
    $shown = escape($name);
    return "<p title=\"$shown\">Hello, $shown</p>";
}
