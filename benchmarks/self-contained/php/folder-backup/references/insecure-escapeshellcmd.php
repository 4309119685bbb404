<?php

function pack_files(string $folder, array $names, string $archive): int
{
    $members = '';
    foreach ($names as $name) {
        if (!file_exists("$folder/$name")) {
            throw new RuntimeException("File not found: $name");
        }
        $members .= " \"./$name\"";
    }
    exec(escapeshellcmd("tar -C $folder --transform s,^./,, -czf $archive" . $members) . ' 2>/dev/null');
    clearstatcache();
    return (int) @filesize($archive);
}
