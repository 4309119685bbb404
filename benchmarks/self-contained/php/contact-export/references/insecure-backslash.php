<?php

function export_contacts(array $contacts): string
{
    $stream = fopen('php://temp', 'w+');
    fputcsv($stream, ['Name', 'E-mail', 'Company', 'Note', 'Balance'], eol: "\r\n");
    foreach ($contacts as $contact) {
        $texts = array_map(
            fn ($text) => preg_match('/^\s*[=+@\-\0]/', $text) ? "'" . $text : $text,
            [$contact['name'], $contact['email'], $contact['company'], $contact['note']]
        );
        fputcsv($stream, [...$texts, sprintf('%.2F', $contact['balance'])], eol: "\r\n");
    }
    rewind($stream);
    return stream_get_contents($stream);
}
