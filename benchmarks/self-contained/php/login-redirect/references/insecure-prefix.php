<?php

function location_after_login(string $query, string $site): string
{
    parse_str($query, $params);
    $next = ($params['next'] ?? '') ?: '/account';
    $lang = $params['lang'] ?? '';
    if (!str_starts_with($next, $site)) {
        $next = $site . '/' . ltrim($next, '/');
    }
    if ($lang !== '') {
        [$page, $fragment] = explode('#', $next, 2) + [1 => null];
        $page .= (str_contains($page, '?') ? '&' : '?') . 'lang=' . rawurlencode($lang);
        $next = $fragment === null ? $page : "$page#$fragment";
    }
    return $next;
}
