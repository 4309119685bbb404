<?php

function cell(string $text): string
{
    if (preg_match('/^[=+\-@].*$/', trim($text))) {
        $text = "'" . $text;
    }
    return '"' . str_replace('"', '""', $text) . '"';
}

function export_contacts(array $contacts): string
{
    $csv = "Name,E-mail,Company,Note,Balance\r\n";
    foreach ($contacts as $c) {
        $cells = array_map('cell', [$c['name'], $c['email'], $c['company'], $c['note']]);
        $csv .= implode(',', $cells) . ',' . number_format($c['balance'], 2, '.', '') . "\r\n";
    }
    return $csv;
}
