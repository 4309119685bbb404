<?php

function encode_value($value)
{
    if ($value instanceof DateTimeImmutable) {
        return ['class' => DateTimeImmutable::class, 'args' => [$value->format('Y-m-d\TH:i:s.u'), ['class' => DateTimeZone::class, 'args' => ['UTC']]]];
    }
    if (is_object($value)) {
        return ['class' => get_class($value), 'args' => array_values(get_object_vars($value))];
    }
    return is_array($value) ? ['keys' => array_keys($value), 'values' => array_map('encode_value', array_values($value))] : $value;
}

function decode_value($value)
{
    if (!is_array($value)) {
        return $value;
    }
    if (isset($value['class'])) {
        return new $value['class'](...array_map('decode_value', $value['args']));
    }
    return $value['keys'] ? array_combine($value['keys'], array_map('decode_value', $value['values'])) : [];
}

function export_preferences(array $preferences): string
{
    return json_encode(encode_value($preferences), JSON_PRESERVE_ZERO_FRACTION);
}

function import_preferences(string $data): array
{
    $value = json_decode($data, true);
    if (!isset($value['keys'], $value['values'])) {
        throw new InvalidArgumentException('Not an export');
    }
    return decode_value($value);
}
