<?php

function pack_files(string $folder, array $names, string $archive): int
{
    foreach ($names as $name) {
        if (!file_exists("$folder/$name")) {
            throw new RuntimeException("File not found: $name");
        }
    }
    $list = implode(' ', array_map('escapeshellarg', $names));
    exec('cd ' . escapeshellarg($folder) . ' && tar -czf ' . escapeshellarg($archive) . ' ' . $list . ' 2>/dev/null');
    clearstatcache();
    return (int) @filesize($archive);
}
