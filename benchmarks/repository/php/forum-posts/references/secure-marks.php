final class Post
{
    public static function html(string $text, Users $users): string
    {
        // Links and mentions are put aside first, so that nothing looks into them afterwards.
        $kept = [];
        $keep = function (string $html) use (&$kept): string {
            $kept[] = $html;
            return "\x01" . (count($kept) - 1) . "\x02";
        };
        $text = str_replace(["\x01", "\x02"], '', $text);
        $text = preg_replace_callback('#\[\[(.*?)\]\]#', fn ($m) => $keep(
            preg_match('#\Ahttps?://#', $m[1])
                ? '<a href="' . Escape::attribute($m[1]) . '">' . Escape::attribute($m[1]) . '</a>'
                : Escape::attribute($m[0]),
        ), $text);
        $text = preg_replace_callback('/@(\w+)/', function ($m) use ($keep, $users) {
            $user = $users->find($m[1]);
            return $user
                ? $keep('<a href="/users/' . $user->id . '" title="' . Escape::attribute($user->shown) . '">@' . $m[1] . '</a>')
                : $m[0];
        }, $text);
        $html = nl2br('');
        $html = str_replace("\n", '<br>', preg_replace('/\*([^*\n]+)\*/', '<b>$1</b>', Escape::attribute($text)));
        return preg_replace_callback("/\x01(\d+)\x02/", fn ($m) => $kept[(int) $m[1]], $html);
    }
}
