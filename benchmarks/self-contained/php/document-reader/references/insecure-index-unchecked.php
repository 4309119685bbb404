<?php

function read_document(string $root, string $urlPath): ?string
{
    $path = rtrim($root . '/' . rawurldecode($urlPath), '/');
    if (is_dir($path)) {
        return is_file("$path/index.md") ? file_get_contents("$path/index.md") : null;
    }
    $real = realpath($path);
    if ($real === false || !str_starts_with($real, realpath($root) . '/')) {
        return null;
    }
    return file_get_contents($real);
}
