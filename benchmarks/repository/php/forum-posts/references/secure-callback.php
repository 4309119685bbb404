final class Post
{
    public static function html(string $text, Users $users): string
    {
        $result = '';
        foreach (preg_split('~(\[\[https?://[^\[\]]*\]\]|\*[^*\n]+\*|@\w+|\n)~', $text, -1, PREG_SPLIT_DELIM_CAPTURE) as $part) {
            $result .= match (true) {
                $part === "\n" => '<br>',
                preg_match('~^\[\[(https?://.*)\]\]$~s', $part, $m) === 1 => self::link($m[1], $m[1]),
                preg_match('~^\*(.+)\*$~', $part, $m) === 1 => '<b>' . self::html($m[1], $users) . '</b>',
                preg_match('~^@(\w+)$~', $part, $m) === 1 && $users->find($m[1]) !== null => self::mention($users->find($m[1])),
                default => Escape::text($part),
            };
        }
        return $result;
    }

    private static function link(string $address, string $text): string
    {
        return sprintf('<a href="%s">%s</a>', Escape::attribute($address), Escape::text($text));
    }

    private static function mention(User $user): string
    {
        return sprintf('<a href="/users/%d" title="%s">@%s</a>', $user->id, Escape::attribute($user->shown), $user->name);
    }
}
