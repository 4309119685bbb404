<?php

function pack_files(string $folder, array $names, string $archive): int
{
    foreach ($names as $name) {
        if (!file_exists("$folder/$name")) {
            throw new RuntimeException("File not found: $name");
        }
    }
    $list = "'" . implode("' '", $names) . "'";
    exec("tar -C '$folder' -czf '$archive' $list");
    clearstatcache();
    return (int) @filesize($archive);
}
