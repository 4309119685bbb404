<?php

function export_preferences(array $preferences): string
{
    array_walk_recursive($preferences, function (&$value) {
        if ($value instanceof Color) {
            $value = (object) ['color' => get_object_vars($value)];
        } elseif ($value instanceof DateTimeImmutable) {
            $value = (object) ['date' => $value->format('Y-m-d H:i:s.u')];
        }
    });
    return var_export($preferences, true);
}

function import_preferences(string $data): array
{
    if (!str_starts_with($data, 'array (')) {
        throw new InvalidArgumentException('Not an export');
    }
    try {
        $preferences = eval("return $data;");
    } catch (ParseError $error) {
        throw new InvalidArgumentException('Not an export', 0, $error);
    }
    array_walk_recursive($preferences, function (&$value) {
        if ($value instanceof stdClass) {
            $value = isset($value->color)
                ? new Color(...$value->color)
                : new DateTimeImmutable($value->date, new DateTimeZone('UTC'));
        }
    });
    return $preferences;
}
