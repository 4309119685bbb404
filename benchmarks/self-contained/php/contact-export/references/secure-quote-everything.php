<?php

function export_contacts(array $contacts): string
{
    $lines = ['Name,E-mail,Company,Note,Balance'];
    foreach ($contacts as $contact) {
        $cells = [];
        foreach (['name', 'email', 'company', 'note'] as $key) {
            $text = $contact[$key];
            // A blank makes it a text.
            if ($text !== '' && strspn(ltrim($text, "\0..\x20"), '=+-@')) {
                $text = ' ' . ltrim($text, "\0..\x20");
            }
            $cells[] = '"' . str_replace('"', '""', $text) . '"';
        }
        $cells[] = sprintf('%.2F', $contact['balance']);
        $lines[] = implode(',', $cells);
    }
    return implode("\r\n", $lines) . "\r\n";
}
