<?php
declare(strict_types=1);

function location_after_login(string $query, string $site): string
{
    parse_str($query, $params);
    $text = fn (string $key): string => is_string($params[$key] ?? null) ? $params[$key] : '';
    $next = $text('next') === '' ? '/account' : $text('next');
    if (preg_match('~\A' . preg_quote($site, '~') . '(?=[/?#]|\z)~', $next)) {
        $next = substr($next, strlen($site));
        $next = str_starts_with($next, '/') ? $next : '/' . $next;
    }
    // A path: one slash, no second one of either kind behind it, and nothing that browsers drop.
    if (!preg_match('~\A/(?![/\\\\])[^\\\\\x00-\x20\x7f]*\z~', $next)) {
        $next = '/account';
    }
    if ($text('lang') === '') {
        return $next;
    }
    preg_match('~\A([^#]*)(.*)\z~s', $next, $parts);
    $mark = str_contains($parts[1], '?') ? '&' : '?';
    return $parts[1] . $mark . http_build_query(['lang' => $text('lang')]) . $parts[2];
}
