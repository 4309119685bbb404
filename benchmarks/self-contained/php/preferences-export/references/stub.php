<?php

function export_preferences(array $preferences): string
{
    return "";
}

function import_preferences(string $data): array
{
    return [];
}
