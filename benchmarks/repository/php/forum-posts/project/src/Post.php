<?php

namespace Forum;

// credence:begin
final class Post
{
    private const SIGNS = '/\[\[(?<link>https?:\/\/[^\[\]]*)\]\]|\*(?<bold>[^*\n]+)\*|@(?<name>\w+)|(?<end>\n)/';

    public static function html(string $text, Users $users): string
    {
        $html = '';
        $position = 0;
        preg_match_all(self::SIGNS, $text, $found, PREG_SET_ORDER | PREG_OFFSET_CAPTURE | PREG_UNMATCHED_AS_NULL);
        // Text between signs, and the pieces of signs, each escaped once for where they go.
        foreach ($found as $match) {
            [$whole, $start] = $match[0];
            $html .= Escape::text(substr($text, $position, $start - $position)) . self::sign($match, $users);
            $position = $start + strlen($whole);
        }
        return $html . Escape::text(substr($text, $position));
    }

    private static function sign(array $match, Users $users): string
    {
        if ($match['link'][0] !== null) {
            $address = Escape::attribute($match['link'][0]);
            return "<a href=\"$address\">" . Escape::text($match['link'][0]) . '</a>';
        }
        if ($match['bold'][0] !== null) {
            return '<b>' . self::html($match['bold'][0], $users) . '</b>';
        }
        if ($match['name'][0] !== null) {
            $user = $users->find($match['name'][0]);
            if ($user === null) {
                return Escape::text($match[0][0]);
            }
            $shown = Escape::attribute($user->shown);
            return "<a href=\"/users/{$user->id}\" title=\"$shown\">@{$user->name}</a>";
        }
        return '<br>';
    }
}
// credence:end
