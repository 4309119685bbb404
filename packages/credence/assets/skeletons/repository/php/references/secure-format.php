function greeting(string $name): string
{
    return sprintf('<p title="%s">Hello, %s</p>', attribute($name), attribute($name));
}
