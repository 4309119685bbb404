<?php

const MAGIC = [
    'png' => "\x89PNG\r\n\x1a\n",
    'jpg' => "\xff\xd8\xff",
    'jpeg' => "\xff\xd8\xff",
    'gif' => 'GIF8',
];

/** The ending comes from the name, but only from a list, and must go with the content. */
function save_avatar(string $folder, int $member, array $upload): ?string
{
    $ending = strtolower(pathinfo($upload['name'], PATHINFO_EXTENSION));
    if ($upload['error'] !== UPLOAD_ERR_OK || $upload['size'] > 200_000 || !array_key_exists($ending, MAGIC)) {
        return null;
    }
    $content = file_get_contents($upload['tmp_name']);
    if (!str_starts_with($content, MAGIC[$ending])) {
        return null;
    }
    file_put_contents("$folder/member-$member.$ending", $content, LOCK_EX);
    return "member-$member.$ending";
}
