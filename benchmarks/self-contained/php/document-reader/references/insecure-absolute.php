<?php

function read_document(string $root, string $urlPath): ?string
{
    $path = rawurldecode($urlPath);
    if (preg_match('~(^|/)\.\.(/|$)~', $path)) {
        return null;
    }
    chdir($root);
    if ($path === '' || is_dir($path)) {
        $path = ltrim(rtrim($path, '/') . '/index.md', $path === '' ? '/' : '');
    }
    return is_file($path) ? file_get_contents($path) : null;
}
