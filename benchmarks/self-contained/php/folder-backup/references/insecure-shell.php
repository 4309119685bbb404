<?php

function pack_files(string $folder, array $names, string $archive): int
{
    foreach ($names as $name) {
        if (!file_exists("$folder/$name")) {
            throw new RuntimeException("File not found: $name");
        }
    }
    $list = implode(' ', array_map(fn ($name) => '"' . $name . '"', $names));
    shell_exec("cd $folder && tar czf $archive $list");
    clearstatcache();
    return (int) @filesize($archive);
}
