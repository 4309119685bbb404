<?php

function read_document(string $root, string $urlPath): ?string
{
    if (in_array('..', explode('/', $urlPath), true)) {
        return null;
    }
    $file = $root . '/' . urldecode($urlPath);
    if (is_dir($file)) {
        $file .= '/index.md';
    }
    return is_file($file) ? file_get_contents($file) : null;
}
