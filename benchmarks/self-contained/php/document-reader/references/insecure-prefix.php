<?php

function read_document(string $root, string $urlPath): ?string
{
    $root = realpath($root);
    $path = realpath($root . '/' . rawurldecode($urlPath));
    if ($path === false || strpos($path, $root) !== 0) {
        return null;
    }
    if (is_dir($path)) {
        $path .= '/index.md';
    }
    return is_file($path) ? file_get_contents($path) : null;
}
