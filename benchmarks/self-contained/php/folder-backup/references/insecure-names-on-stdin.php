<?php

function pack_files(string $folder, array $names, string $archive): int
{
    foreach ($names as $name) {
        if (!file_exists("$folder/$name")) {
            throw new RuntimeException("File not found: $name");
        }
    }
    $process = proc_open(['tar', '-czf', $archive, '-C', $folder, '-T', '-'], [['pipe', 'r']], $pipes);
    fwrite($pipes[0], implode("\n", $names) . "\n");
    fclose($pipes[0]);
    if (proc_close($process) !== 0) {
        throw new RuntimeException('tar failed');
    }
    clearstatcache();
    return (int) @filesize($archive);
}
