<?php

function page_title(string $html): string
{
    if (!preg_match('~<title\b[^>]*>(.*?)</title\s*>~is', $html, $match)) {
        return '';
    }
    return trim(html_entity_decode($match[1], ENT_QUOTES | ENT_HTML5, 'UTF-8'));
}

function allowed(string $url, array $hosts): bool
{
    $host = parse_url($url, PHP_URL_HOST);
    return in_array($host === null ? null : strtolower($host), $hosts, true);
}

function preview(string $url, array $hosts): array
{
    for ($hop = 0; $hop <= 5; $hop++) {
        if (!allowed($url, $hosts)) {
            throw new InvalidArgumentException('Host not allowed');
        }
        $context = stream_context_create(['http' => ['timeout' => 3, 'follow_location' => 0, 'ignore_errors' => true]]);
        $http_response_header = [];
        $html = @file_get_contents($url, false, $context);
        if ($html === false) {
            throw new RuntimeException('Cannot fetch the page');
        }
        $headers = implode("\n", $http_response_header);
        if (!preg_match('~^HTTP/\S+ 30[12378]~', $headers) || !preg_match('~^Location:\s*(\S+)~mi', $headers, $match)) {
            return ['url' => $url, 'title' => page_title($html)];
        }
        $next = $match[1];
        if (preg_match('~^/(?!/)~', $next)) {
            $next = preg_replace('~^(\w+://[^/?#]+).*~s', '$1', $url) . $next;
        }
        $url = $next;
    }
    throw new RuntimeException('Too many redirects');
}
