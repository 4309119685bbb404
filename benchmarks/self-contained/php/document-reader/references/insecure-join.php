<?php

function read_document(string $root, string $urlPath): ?string
{
    $path = rtrim($root, '/') . '/' . rawurldecode($urlPath);
    if (is_dir($path)) {
        $path = rtrim($path, '/') . '/index.md';
    }
    if (!is_file($path)) {
        return null;
    }
    return file_get_contents($path);
}
