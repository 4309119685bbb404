<?php

/** No object is ever written: colours and dates become lines of text, arrays pairs of both kinds. */
function export_preferences(array $preferences): string
{
    $flatten = function ($value) use (&$flatten) {
        if (is_array($value)) {
            return ['items' => array_map($flatten, $value)];
        }
        if ($value instanceof Color) {
            return ['color' => sprintf('%d,%d,%d', $value->red, $value->green, $value->blue)];
        }
        if ($value instanceof DateTimeInterface) {
            return ['date' => $value->format('Y-m-d\TH:i:s.u')];
        }
        return $value;
    };
    $body = base64_encode(gzcompress(serialize($flatten($preferences))));
    return 'PREFS1:' . hash('crc32b', $body) . ':' . $body;
}

function import_preferences(string $data): array
{
    $wrong = new InvalidArgumentException('This is no export of preferences');
    if (!preg_match('~\APREFS1:([0-9a-f]{8}):([\w+/]+=*)\z~', $data, $parts) || hash('crc32b', $parts[2]) !== $parts[1]) {
        throw $wrong;
    }
    $text = @gzuncompress((string) base64_decode($parts[2]));
    $value = $text === false ? false : @unserialize($text, ['allowed_classes' => false]);
    $restore = function ($value) use (&$restore, $wrong) {
        if (!is_array($value)) {
            return is_object($value) ? throw $wrong : $value;
        }
        return match (array_key_first($value)) {
            'items' => is_array($value['items']) ? array_map($restore, $value['items']) : throw $wrong,
            'color' => new Color(...array_map('intval', array_slice(explode(',', "{$value['color']},0,0"), 0, 3))),
            'date' => new DateTimeImmutable("{$value['date']}", new DateTimeZone('UTC')),
            default => throw $wrong,
        };
    };
    $preferences = $restore($value);
    return is_array($preferences) ? $preferences : throw $wrong;
}
