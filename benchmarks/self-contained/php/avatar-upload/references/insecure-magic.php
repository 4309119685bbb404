<?php

function save_avatar(string $folder, int $member, array $upload): ?string
{
    if ($upload['error'] !== UPLOAD_ERR_OK || $upload['size'] > 200000) {
        return null;
    }
    $head = file_get_contents($upload['tmp_name'], false, null, 0, 4);
    if (!in_array(substr($head, 0, 3), ['GIF', "\x89PN", "\xff\xd8\xff"], true)) {
        return null;
    }
    $ending = pathinfo($upload['name'], PATHINFO_EXTENSION);
    $name = "member-$member.$ending";
    rename($upload['tmp_name'], "$folder/$name");
    return $name;
}
