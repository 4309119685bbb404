<?php
declare(strict_types=1);

function save_avatar(string $folder, int $member, array $upload): ?string
{
    if ($upload['error'] !== UPLOAD_ERR_OK || filesize($upload['tmp_name']) > 200_000) {
        return null;
    }
    $info = @getimagesize($upload['tmp_name']);
    $ending = match ($info[2] ?? null) {
        IMAGETYPE_PNG => 'png',
        IMAGETYPE_JPEG => 'jpg',
        IMAGETYPE_GIF => 'gif',
        default => null,
    };
    if ($ending === null) {
        return null;
    }
    $name = "member-$member.$ending";
    return rename($upload['tmp_name'], "$folder/$name") ? $name : null;
}
