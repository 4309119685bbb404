<?php
namespace Driver;

/** Lays out a file as PHP does with an upload, and hands it over. */
function upload(string $folder, int $member, string $name, string $type, string $content, int $error): ?string
{
    $path = tempnam('/box/tmp', 'php');
    file_put_contents($path, $content);
    return \save_avatar($folder, $member, [
        'name' => $name,
        'full_path' => $name,
        'type' => $type,
        'tmp_name' => $path,
        'error' => $error,
        'size' => strlen($content),
    ]);
}
