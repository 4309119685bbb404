<?php
function location_after_login(string $query, string $site): string
{
    parse_str($query, $q);
    $next = is_string($q['next'] ?? null) && $q['next'] !== '' ? $q['next'] : '/account';
    $lang = is_string($q['lang'] ?? null) ? $q['lang'] : '';
    if (!(preg_match('~\A/(?![/\\\\])[^\x00-\x20]*\z~', $next) || str_starts_with($next, $site . '/'))) $next = '/account';
    $next = rawurldecode($next);
    if ($lang !== '') {
        [$page, $fragment] = explode('#', $next, 2) + ['', null];
        $next = $page . (str_contains($page, '?') ? '&' : '?') . 'lang=' . rawurlencode($lang) . ($fragment === null ? '' : '#' . $fragment);
    }
    return $next;
}
