<?php
function pack_files(string $folder, array $names, string $archive): int
{
    foreach ($names as $name) {
        if (basename($name) !== $name || !file_exists("$folder/$name")) throw new RuntimeException("$name does not exist");
    }
    $p = proc_open(['tar', '-czf', $archive, '-C', $folder, '--verbatim-files-from', '-T', '-'], [0 => ['pipe', 'r']], $pipes);
    fwrite($pipes[0], implode("\n", $names) . "\n");
    fclose($pipes[0]);
    if (proc_close($p) !== 0) throw new RuntimeException('tar failed');
    return filesize($archive);
}
