<?php

function export_preferences(array $preferences): string
{
    return serialize($preferences);
}

function import_preferences(string $data): array
{
    $preferences = @unserialize($data);
    if (!is_array($preferences)) {
        throw new InvalidArgumentException('Not an export of preferences');
    }
    return $preferences;
}
