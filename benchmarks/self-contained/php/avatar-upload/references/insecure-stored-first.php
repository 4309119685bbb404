<?php
function save_avatar(string $folder, int $member, array $upload): ?string
{
    if ($upload['error'] !== UPLOAD_ERR_OK || $upload['size'] > 200000) return null;
    $temp = "$folder/" . basename($upload['name']);
    rename($upload['tmp_name'], $temp);
    $info = @getimagesize($temp);
    $ext = [1 => 'gif', 2 => 'jpg', 3 => 'png'][$info[2] ?? 0] ?? null;
    if ($ext === null) {
        unlink($temp);
        return null;
    }
    rename($temp, "$folder/member-$member.$ext");
    return "member-$member.$ext";
}
