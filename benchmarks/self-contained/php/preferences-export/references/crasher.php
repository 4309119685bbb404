<?php

function export_preferences(array $preferences): string
{
    return igbinary_serialize($preferences);
}

function import_preferences(string $data): array
{
    exit(1);
}
