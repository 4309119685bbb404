<?php

function export_preferences(array $preferences): string
{
    return base64_encode(serialize($preferences));
}

function check_value($value): void
{
    if (is_array($value)) {
        array_walk($value, fn ($item) => check_value($item));
    } elseif (is_object($value) && !$value instanceof Color && !$value instanceof DateTimeImmutable) {
        throw new InvalidArgumentException('Not a preference: ' . get_class($value));
    }
}

function import_preferences(string $data): array
{
    try {
        $preferences = @unserialize((string) base64_decode($data, true));
    } catch (Throwable $error) {
        throw new InvalidArgumentException('Not an export', 0, $error);
    }
    if (!is_array($preferences)) {
        throw new InvalidArgumentException('Not an export of preferences');
    }
    check_value($preferences);
    return $preferences;
}
