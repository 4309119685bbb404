<?php

/** Takes an address apart and keeps only what may follow our host. */
function location_after_login(string $query, string $site): string
{
    parse_str($query, $params);
    $wanted = (string) ($params['next'] ?? '');
    $ours = parse_url($site);
    $parts = preg_match('/[\x00-\x20\x7f\\\\]/', $wanted) ? false : parse_url($wanted);
    if ($parts === false || !isset($parts['path']) || $parts['path'][0] !== '/') {
        $parts = isset($parts['host']) ? $parts + ['path' => '/'] : ['path' => '/account'];
    }
    $foreign = isset($parts['user'])
        || ($parts['scheme'] ?? $ours['scheme']) !== $ours['scheme']
        || ($parts['host'] ?? $ours['host']) !== $ours['host']
        || ($parts['port'] ?? null) !== ($ours['port'] ?? null) && isset($parts['host']);
    if ($foreign) {
        $parts = ['path' => '/account'];
    }
    $search = array_filter([$parts['query'] ?? '', empty($params['lang']) ? '' : 'lang=' . urlencode($params['lang'])], 'strlen');
    return $site . '/' . ltrim($parts['path'], '/')
        . ($search ? '?' . implode('&', $search) : '')
        . (isset($parts['fragment']) ? '#' . $parts['fragment'] : '');
}
