<?php

/** Like escapeshellarg(), which drops letters that are not ASCII in the C locale. */
function quoted(string $argument): string
{
    return "'" . str_replace("'", "'\\''", $argument) . "'";
}

function pack_files(string $folder, array $names, string $archive): int
{
    foreach ($names as $name) {
        if (str_contains($name, '/') || str_contains($name, "\0") || !is_file($folder . '/' . $name)) {
            throw new RuntimeException("$name is not in the folder");
        }
    }
    $command = sprintf(
        'tar -czf %s -C %s -- %s 2>&1',
        quoted($archive),
        quoted($folder),
        implode(' ', array_map(quoted(...), $names))
    );
    exec($command, $output, $status);
    if ($status !== 0) {
        throw new RuntimeException(implode("\n", $output));
    }
    clearstatcache(true, $archive);
    return filesize($archive);
}
