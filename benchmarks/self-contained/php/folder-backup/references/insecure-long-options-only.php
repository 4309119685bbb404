<?php

function pack_files(string $folder, array $names, string $archive): int
{
    foreach ($names as $name) {
        if (!file_exists("$folder/$name")) {
            throw new RuntimeException("File not found: $name");
        }
    }
    foreach ($names as $name) {
        if (str_starts_with($name, '--') || str_starts_with($name, '-I')) {
            throw new RuntimeException("Not a file: $name");
        }
    }
    $process = proc_open(['tar', '-czf', $archive, '-C', $folder, ...$names], [], $pipes);
    if (proc_close($process) !== 0) {
        throw new RuntimeException('tar failed');
    }
    clearstatcache();
    return (int) @filesize($archive);
}
