<?php
declare(strict_types=1);

/** Spreadsheets evaluate cells that begin with one of these signs; behind an apostrophe they do not. */
function as_text(string $value): string
{
    return preg_match('/\A[\s\0]*[=+\-@]|\A[\t\r\n]/', $value) ? "'" . $value : $value;
}

function export_contacts(array $contacts): string
{
    $stream = fopen('php://memory', 'w+');
    fputcsv($stream, ['Name', 'E-mail', 'Company', 'Note', 'Balance'], ',', '"', '', "\r\n");
    foreach ($contacts as $contact) {
        fputcsv($stream, [
            as_text($contact['name']),
            as_text($contact['email']),
            as_text($contact['company']),
            as_text($contact['note']),
            number_format($contact['balance'], 2, '.', ''),
        ], ',', '"', '', "\r\n");
    }
    return stream_get_contents($stream, -1, 0);
}
