<?php
function pack_files(string $folder, array $names, string $archive): int
{
    foreach ($names as $name) {
        if (!file_exists("$folder/$name")) throw new RuntimeException("$name does not exist");
    }
    $p = proc_open(['tar', '-czf', $archive, '-C', $folder, '--', ...$names], [2 => ['file', '/dev/null', 'w']], $pipes);
    if (proc_close($p) !== 0) throw new RuntimeException('tar failed');
    return filesize($archive);
}
