<?php

declare(strict_types=1);

/** @return list<string> the lines of the header for a download */
function download_headers(string $name, string $type, int $size): array
{
    // \z and not $, which also matches in front of a line break at the end
    $token = '[A-Za-z0-9][A-Za-z0-9!#&^_.+-]*';
    if (preg_match("~\\A$token/$token\\z~", $type) !== 1) {
        $type = 'application/octet-stream';
    }

    // u: one underscore for each character, not for each byte
    $plain = preg_replace('/[^A-Za-z0-9 ._()-]/u', '_', $name);
    if ($plain === null) {
        // the name is not UTF-8
        $plain = preg_replace('/[^A-Za-z0-9 ._()-]/', '_', $name);
    }

    return [
        "Content-Type: $type",
        "Content-Length: $size",
        sprintf(
            'Content-Disposition: attachment; filename="%s"; filename*=UTF-8\'\'%s',
            $plain,
            rawurlencode($name),
        ),
    ];
}
