<?php

/** Every part of the path must be a plain name; "." and ".." are none. */
function read_document(string $root, string $urlPath): ?string
{
    $parts = [];
    foreach (explode('/', rawurldecode($urlPath)) as $part) {
        if ($part === '') {
            continue;
        }
        if ($part === '.' || $part === '..' || strpbrk($part, "\0\\") !== false) {
            return null;
        }
        $parts[] = $part;
    }
    $file = implode('/', [rtrim($root, '/'), ...$parts]);
    if (is_dir($file)) {
        $file .= '/index.md';
    }
    return is_file($file) && is_readable($file) ? file_get_contents($file) : null;
}
