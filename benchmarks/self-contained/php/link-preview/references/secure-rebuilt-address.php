<?php
declare(strict_types=1);

function page_title(string $html): string
{
    if (!preg_match('~<title\b[^>]*>(.*?)</title\s*>~is', $html, $match)) {
        return '';
    }
    return trim(html_entity_decode($match[1], ENT_QUOTES | ENT_HTML5, 'UTF-8'));
}

/** The address, put together anew from its parts, when it is a web address of a listed host. */
function listed_address(string $url, array $hosts): string
{
    $pattern = '~\A(https?)://([a-z0-9.-]+)(:\d{1,5})?(/[!-"$-\[\]-\~\x80-\xff]*|\?[!-"$-\[\]-\~\x80-\xff]*)?(?:#[^\r\n]*)?\z~i';
    if (!preg_match($pattern, $url, $parts) || !in_array(strtolower($parts[2]), $hosts, true)) {
        throw new InvalidArgumentException("No previews for $url");
    }
    return strtolower("$parts[1]://$parts[2]") . ($parts[3] ?? '') . ($parts[4] ?? '');
}

function preview(string $url, array $hosts): array
{
    for ($redirects = 0; $redirects <= 5; $redirects++) {
        $address = listed_address($url, $hosts);
        $context = stream_context_create([
            'http' => ['follow_location' => 0, 'timeout' => 3, 'ignore_errors' => true],
        ]);
        $body = @file_get_contents($address, false, $context);
        if ($body === false) {
            throw new RuntimeException("$address cannot be fetched");
        }
        preg_match('~\AHTTP/\S+ (\d+)~', $http_response_header[0], $status);
        if (!in_array($status[1] ?? '', ['301', '302', '303', '307', '308'], true)) {
            return ['url' => $url, 'title' => page_title($body)];
        }
        $location = null;
        foreach ($http_response_header as $header) {
            if (stripos($header, 'location:') === 0) {
                $location = trim(substr($header, 9));
            }
        }
        if ($location === null) {
            throw new RuntimeException('A redirect to nowhere');
        }
        if ($location !== '' && $location[0] === '/' && !str_starts_with($location, '//')) {
            preg_match('~\A[a-z]+://[^/?#]+~', $address, $origin);
            $location = $origin[0] . $location;
        }
        $url = $location;
    }
    throw new RuntimeException('Too many redirects');
}
