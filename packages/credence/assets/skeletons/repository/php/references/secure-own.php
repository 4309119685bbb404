function greeting(string $name): string
{
    $shown = htmlspecialchars($name, ENT_QUOTES | ENT_HTML5, 'UTF-8');
    return "<p title=\"$shown\">Hello, $shown</p>";
}
