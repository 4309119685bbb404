<?php

function page_title(string $html): string
{
    if (!preg_match('~<title\b[^>]*>(.*?)</title\s*>~is', $html, $match)) {
        return '';
    }
    return trim(html_entity_decode($match[1], ENT_QUOTES | ENT_HTML5, 'UTF-8'));
}

/** Speaks HTTP itself, with the host that was checked and nothing else. */
function fetch(array $parts): array
{
    $encrypted = $parts['scheme'] === 'https';
    $port = $parts['port'] ?? ($encrypted ? 443 : 80);
    $socket = @stream_socket_client(($encrypted ? 'ssl' : 'tcp') . "://{$parts['host']}:$port", $code, $message, 3);
    if (!$socket) {
        throw new RuntimeException($message);
    }
    stream_set_timeout($socket, 3);
    $target = ($parts['path'] ?? '/') . (isset($parts['query']) ? "?{$parts['query']}" : '');
    fwrite($socket, "GET $target HTTP/1.0\r\nHost: {$parts['host']}:$port\r\nConnection: close\r\n\r\n");
    $answer = stream_get_contents($socket);
    fclose($socket);
    [$head, $body] = explode("\r\n\r\n", $answer, 2) + [1 => ''];
    preg_match('~^HTTP/\d\.\d (\d{3})~', $head, $status);
    preg_match('~^location:[ \t]*(.*?)[ \t]*\r?$~im', $head, $location);
    return [(int) ($status[1] ?? 0), $location[1] ?? '', $body];
}

function checked(string $url, array $hosts): array
{
    $parts = strcspn($url, "\\\r\n\t\0 @") === strlen($url) ? parse_url($url) : false;
    if (!$parts || !in_array($parts['scheme'] ?? '', ['http', 'https'], true) || !in_array($parts['host'] ?? '', $hosts, true)) {
        throw new InvalidArgumentException('This host has no previews');
    }
    return $parts;
}

function preview(string $url, array $hosts, int $left = 5): array
{
    $parts = checked($url, $hosts);
    [$status, $location, $body] = fetch($parts);
    if (!in_array($status, [301, 302, 303, 307, 308], true)) {
        return ['url' => $url, 'title' => page_title($body)];
    }
    if ($left === 0) {
        throw new RuntimeException('Too many redirects');
    }
    if (str_starts_with($location, '/')) {
        $port = isset($parts['port']) ? ":{$parts['port']}" : '';
        $location = "{$parts['scheme']}://{$parts['host']}$port$location";
    }
    return preview($location, $hosts, $left - 1);
}
