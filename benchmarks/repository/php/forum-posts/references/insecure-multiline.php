final class Post
{
    public static function html(string $text, Users $users): string
    {
        $out = '';
        $parts = preg_split('/(\[\[.*?\]\]|\*[^*\n]+\*|@\w+|\n)/s', $text, -1, PREG_SPLIT_DELIM_CAPTURE);
        foreach ($parts as $index => $part) {
            $out .= $index % 2 ? self::sign($part, $users) : Escape::text($part);
        }
        return $out;
    }

    private static function sign(string $part, Users $users): string
    {
        if ($part === "\n") {
            return '<br>';
        }
        if ($part[0] === '*') {
            return '<b>' . self::html(substr($part, 1, -1), $users) . '</b>';
        }
        if ($part[0] === '[') {
            $address = substr($part, 2, -2);
            if (!preg_match('#^https?://[^\s]+$#m', $address)) {
                return str_replace("\n", '<br>', Escape::text($part));
            }
            return '<a href="' . Escape::attribute($address) . '">' . Escape::text($address) . '</a>';
        }
        $user = $users->find(substr($part, 1));
        if ($user === null) {
            return Escape::text($part);
        }
        return sprintf('<a href="/users/%d" title="%s">%s</a>', $user->id, Escape::attribute($user->shown), Escape::text($part));
    }
}
