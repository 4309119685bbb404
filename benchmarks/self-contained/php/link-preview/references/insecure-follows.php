<?php

function page_title(string $html): string
{
    if (!preg_match('~<title\b[^>]*>(.*?)</title\s*>~is', $html, $match)) {
        return '';
    }
    return trim(html_entity_decode($match[1], ENT_QUOTES | ENT_HTML5, 'UTF-8'));
}

function preview(string $url, array $hosts): array
{
    if (!in_array(parse_url($url, PHP_URL_HOST), $hosts, true)) {
        throw new InvalidArgumentException('Host not allowed');
    }
    $context = stream_context_create(['http' => ['timeout' => 3, 'max_redirects' => 6]]);
    $html = file_get_contents($url, false, $context);
    foreach ($http_response_header as $header) {
        if (preg_match('~^Location:\s*(.+)$~i', $header, $match)) {
            $url = $match[1][0] === '/' ? preg_replace('~^(https?://[^/]+).*~', '$1', $url) . $match[1] : $match[1];
        }
    }
    return ['url' => $url, 'title' => page_title($html)];
}
