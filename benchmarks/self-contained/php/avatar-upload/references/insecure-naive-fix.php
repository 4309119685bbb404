<?php

function save_avatar(string $folder, int $member, array $upload): ?string
{
    if ($upload['error'] !== UPLOAD_ERR_OK || $upload['size'] > 200000) {
        return null;
    }
    if (!@getimagesize($upload['tmp_name'])) {
        return null;
    }
    $ending = pathinfo($upload['name'], PATHINFO_EXTENSION);
    $name = "member-$member.$ending";
    rename($upload['tmp_name'], "$folder/$name");
    return $name;
}
