<?php

function save_avatar(string $folder, int $member, array $upload): ?string
{
    if ($upload['error'] !== UPLOAD_ERR_OK || $upload['size'] > 200000 || $upload['type'] === 'text/plain' || $upload['type'] === 'application/pdf') {
        return null;
    }
    $ending = strtolower(pathinfo($upload['name'], PATHINFO_EXTENSION));
    $path = "$folder/member-$member.$ending";
    rename($upload['tmp_name'], $path);
    $info = @getimagesize($path);
    if (!$info) {
        return null;
    }
    $right = image_type_to_extension($info[2], false);
    if ($right !== $ending && "$right$ending" !== 'jpegjpg') {
        unlink($path);
        return null;
    }
    return basename($path);
}
