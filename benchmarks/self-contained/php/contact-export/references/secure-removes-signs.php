<?php

function cell($value)
{
    if (is_float($value) || is_int($value)) {
        return sprintf('%.2F', $value);
    }
    $value = preg_replace('/^[=+@\-\s\x00-\x1f]+/', '', $value);
    return strpbrk($value, ",\"\r\n") === false ? $value : '"' . strtr($value, ['"' => '""']) . '"';
}

function export_contacts(array $contacts): string
{
    $rows = [['Name', 'E-mail', 'Company', 'Note', 'Balance']];
    foreach ($contacts as $c) {
        $rows[] = [$c['name'], $c['email'], $c['company'], $c['note'], $c['balance']];
    }
    return implode('', array_map(fn ($row) => implode(',', array_map('cell', $row)) . "\r\n", $rows));
}
