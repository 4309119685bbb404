<?php

/** The names go through a file with NULs between them, in which nothing is an option. */
function pack_files(string $folder, array $names, string $archive): int
{
    if (array_diff($names, scandir($folder))) {
        throw new RuntimeException('not in the folder: ' . implode(', ', array_diff($names, scandir($folder))));
    }
    $list = tempnam(sys_get_temp_dir(), 'names');
    try {
        file_put_contents($list, implode("\0", $names) . "\0");
        $process = proc_open(
            ['tar', '--create', '--gzip', "--file=$archive", "--directory=$folder", '--null', '--verbatim-files-from', "--files-from=$list"],
            [['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['file', '/dev/null', 'w']],
            $pipes
        );
        if (!is_resource($process) || proc_close($process) !== 0) {
            throw new RuntimeException('The archive could not be made');
        }
    } finally {
        unlink($list);
    }
    return strlen(file_get_contents($archive));
}
