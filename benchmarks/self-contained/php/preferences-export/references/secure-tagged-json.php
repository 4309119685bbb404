<?php

function pack_value($value)
{
    return match (true) {
        $value instanceof Color => ['c', $value->red, $value->green, $value->blue],
        $value instanceof DateTimeImmutable => ['d', $value->format('Y-m-d H:i:s.u')],
        is_array($value) => ['a', array_map(null, array_keys($value), array_map('pack_value', array_values($value)))],
        is_object($value) => throw new InvalidArgumentException('Not a preference'),
        default => ['v', $value],
    };
}

function unpack_value($packed)
{
    if (!is_array($packed) || !array_is_list($packed) || count($packed) < 2) {
        throw new InvalidArgumentException('Not an export');
    }
    switch ($packed[0]) {
        case 'c':
            return new Color((int) $packed[1], (int) ($packed[2] ?? 0), (int) ($packed[3] ?? 0));
        case 'd':
            $date = DateTimeImmutable::createFromFormat('!Y-m-d H:i:s.u', (string) $packed[1], new DateTimeZone('UTC'));
            return $date ?: throw new InvalidArgumentException('Not a date');
        case 'a':
            $array = [];
            foreach ((array) $packed[1] as [$key, $item]) {
                $array[$key] = unpack_value($item);
            }
            return $array;
        case 'v':
            return is_array($packed[1]) ? throw new InvalidArgumentException('Not a value') : $packed[1];
    }
    throw new InvalidArgumentException('Not an export');
}

function export_preferences(array $preferences): string
{
    return json_encode(pack_value($preferences), JSON_PRESERVE_ZERO_FRACTION | JSON_THROW_ON_ERROR);
}

function import_preferences(string $data): array
{
    $packed = json_decode($data, true);
    $value = $packed === null ? null : unpack_value($packed);
    return is_array($value) ? $value : throw new InvalidArgumentException('Not an export');
}
