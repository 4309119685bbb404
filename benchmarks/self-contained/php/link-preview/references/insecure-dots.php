<?php
function preview(string $url, array $hosts): array
{
    for ($hop = 0; $hop <= 5; $hop++) {
        if (!in_array(parse_url($url, PHP_URL_SCHEME), ['http', 'https'], true)) throw new InvalidArgumentException('host');
        $ok = false;
        foreach ($hosts as $h) if (preg_match("~^$h$~i", parse_url($url, PHP_URL_HOST) ?? '')) $ok = true;
        if (!$ok) throw new InvalidArgumentException('host');
        $html = file_get_contents($url, false, stream_context_create(['http' => ['follow_location' => 0, 'timeout' => 3, 'ignore_errors' => true]]));
        $location = null;
        if (preg_match('/ 30[12378]/', $http_response_header[0] ?? '')) {
            foreach ($http_response_header as $line) {
                if (stripos($line, 'location:') === 0) $location = trim(substr($line, 9));
            }
        }
        if ($location === null) {
            $title = preg_match('~<title[^>]*>(.*?)</title>~is', $html, $m) ? trim(html_entity_decode($m[1], ENT_QUOTES | ENT_HTML5)) : '';
            return ['url' => $url, 'title' => $title !== '' ? $title : ''];
        }
        $p = parse_url($url);
        $url = str_starts_with($location, '/') ? $p['scheme'] . '://' . $p['host'] . (isset($p['port']) ? ':' . $p['port'] : '') . $location : $location;
    }
    throw new RuntimeException('too many redirects');
}
