<?php

function read_document(string $root, string $urlPath): ?string
{
    $path = str_replace(['../', '..\\'], '', rawurldecode($urlPath));
    $file = $root . '/' . ltrim($path, '/');
    if (is_dir($file)) {
        $file = rtrim($file, '/') . '/index.md';
    }
    return is_file($file) ? file_get_contents($file) : null;
}
