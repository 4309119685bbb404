<?php

function save_avatar(string $folder, int $member, array $upload): ?string
{
    $endings = ['image/png' => '.png', 'image/jpeg' => '.jpeg', 'image/gif' => '.gif'];
    $type = $upload['error'] === UPLOAD_ERR_OK && $upload['size'] <= 200000
        ? (new finfo(FILEINFO_MIME_TYPE))->file($upload['tmp_name'])
        : '';
    if (!isset($endings[$type])) {
        return null;
    }
    $name = 'member-' . $member . $endings[$type];
    copy($upload['tmp_name'], "$folder/$name");
    unlink($upload['tmp_name']);
    return $name;
}
