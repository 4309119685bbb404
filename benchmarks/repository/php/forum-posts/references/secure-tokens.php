final class Post
{
    public static function html(string $text, Users $users): string
    {
        $escape = fn (string $piece) => htmlspecialchars($piece, ENT_QUOTES, 'UTF-8');
        return preg_replace_callback(
            '/\[\[(https?:\/\/[^\[\]]*)\]\]|\*([^*\n]+)\*|@(\w+)|\n|[^\[*@\n]+|./s',
            function (array $m) use ($users, $escape): string {
                if (($m[1] ?? '') !== '') {
                    return '<a href="' . $escape($m[1]) . '">' . $escape($m[1]) . '</a>';
                }
                if (($m[2] ?? '') !== '') {
                    return '<b>' . self::html($m[2], $users) . '</b>';
                }
                $user = ($m[3] ?? '') !== '' ? $users->find($m[3]) : null;
                if ($user) {
                    return '<a href="/users/' . $user->id . '" title="' . $escape($user->shown) . '">@' . $escape($user->name) . '</a>';
                }
                return $m[0] === "\n" ? '<br>' : $escape($m[0]);
            },
            $text,
        );
    }
}
