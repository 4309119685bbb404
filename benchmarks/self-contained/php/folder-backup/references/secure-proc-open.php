<?php
declare(strict_types=1);

function pack_files(string $folder, array $names, string $archive): int
{
    $members = [];
    foreach ($names as $name) {
        if (basename($name) !== $name || !file_exists("$folder/$name")) {
            throw new RuntimeException("No such file: $name");
        }
        $members[] = "./$name";
    }
    $command = ['tar', '-C', $folder, '--transform=s,^\./,,', '--no-wildcards', '-czf', $archive, '--', ...$members];
    $process = proc_open($command, [1 => ['file', '/dev/null', 'w'], 2 => ['pipe', 'w']], $pipes);
    if ($process === false) {
        throw new RuntimeException('tar cannot be started');
    }
    $message = stream_get_contents($pipes[2]);
    fclose($pipes[2]);
    if (proc_close($process) !== 0) {
        throw new RuntimeException("tar failed: $message");
    }
    clearstatcache();
    return filesize($archive);
}
