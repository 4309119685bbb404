<?php
function save_avatar(string $folder, int $member, array $upload): ?string
{
    if ($upload['error'] !== UPLOAD_ERR_OK || $upload['size'] > 200000) return null;
    $info = @getimagesize($upload['tmp_name']);
    if (!$info || !in_array($info['mime'], ['image/png', 'image/jpeg', 'image/gif'])) return null;
    $ext = explode('/', $upload['type'])[1] ?? 'png';
    $name = "member-$member.$ext";
    rename($upload['tmp_name'], "$folder/$name");
    return $name;
}
