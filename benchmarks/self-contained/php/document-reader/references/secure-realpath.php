<?php
declare(strict_types=1);

function read_document(string $root, string $urlPath): ?string
{
    $path = rawurldecode($urlPath);
    if (str_contains($path, "\0")) {
        return null;
    }
    $base = realpath($root);
    $file = realpath($root . '/' . $path);
    if ($base === false || $file === false) {
        return null;
    }
    if (is_dir($file)) {
        $file = realpath($file . '/index.md');
    }
    if ($file === false || !str_starts_with($file, $base . DIRECTORY_SEPARATOR) || !is_file($file)) {
        return null;
    }
    $text = file_get_contents($file);
    return $text === false ? null : $text;
}
