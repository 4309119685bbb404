final class Post
{
    public static function html(string $text, Users $users): string
    {
        $html = Escape::attribute($text);
        $links = [];
        $html = preg_replace_callback('~\[\[(https?://[^\[\]]*)\]\]~', function ($m) use (&$links) {
            $links[] = "<a href=\"$m[1]\">$m[1]</a>";
            return "\x01" . (count($links) - 1) . "\x02";
        }, $html);
        $html = preg_replace('/\*([^*\n]+)\*/', '<b>$1</b>', $html);
        $html = preg_replace_callback('/@(\w+)/', function ($m) use ($users) {
            $user = $users->find($m[1]);
            return $user ? "<a href=\"/users/{$user->id}\" title=\"" . preg_replace_callback('/@(\w+)/', fn ($n) => $users->find($n[1]) && $n[1] !== $m[1] ? self::html($n[0], $users) : $n[0], Escape::attribute($user->shown)) . "\">@$m[1]</a>" : $m[0];
        }, $html);
        $html = str_replace("\n", '<br>', $html);
        return preg_replace_callback('/\x01(\d+)\x02/', fn ($m) => $links[$m[1]] ?? '', $html);
    }
}
