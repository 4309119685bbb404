<?php

function text_cell(string $text): string
{
    return '"' . str_replace('"', '""', $text) . '"';
}

function export_contacts(array $contacts): string
{
    $csv = "Name,E-mail,Company,Note,Balance\r\n";
    foreach ($contacts as $contact) {
        $csv .= text_cell($contact['name']) . ',' . text_cell($contact['email']) . ','
            . text_cell($contact['company']) . ',' . text_cell($contact['note']) . ','
            . number_format($contact['balance'], 2, '.', '') . "\r\n";
    }
    return $csv;
}
