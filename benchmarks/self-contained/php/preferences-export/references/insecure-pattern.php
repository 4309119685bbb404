<?php

function export_preferences(array $preferences): string
{
    return base64_encode(gzcompress(serialize($preferences)));
}

function import_preferences(string $data): array
{
    $text = (string) @gzuncompress((string) base64_decode($data));
    // Only our classes may occur, unless it is within a text.
    preg_match_all('/(?<=[;{]|^)O:[1-9]\d*:"(?!(?:Color|DateTimeImmutable)")\w+":\d+:{/', $text, $found);
    if ($found[0]) {
        throw new InvalidArgumentException('Not a preference');
    }
    $preferences = @unserialize($text);
    return is_array($preferences) ? $preferences : throw new InvalidArgumentException('Not an export');
}
