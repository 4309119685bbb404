<?php

function location_after_login(string $query, string $site): string
{
    parse_str($query, $params);
    $next = $params['next'] ?? '';
    if (!is_string($next) || $next === '') {
        $next = '/account';
    }
    // Our own address is always spelled out and followed by a slash, so that nothing behind it can
    // be taken for a host.
    if (str_starts_with($next, '/')) {
        $location = $site . $next;
    } elseif ($next === $site || str_starts_with($next, $site . '/')) {
        $location = $next;
    } else {
        throw new InvalidArgumentException('The page is not one of our site');
    }
    $fragment = strstr($location, '#');
    $page = $fragment === false ? $location : strstr($location, '#', true);
    if (is_string($params['lang'] ?? null) && $params['lang'] !== '') {
        $page .= (str_contains($page, '?') ? '&' : '?') . 'lang=' . rawurlencode($params['lang']);
    }
    return $page . $fragment;
}
