<?php

function save_avatar(string $folder, int $member, array $upload): ?string
{
    $image = new Imagick($upload["tmp_name"]);
    return $image->getFilename();
}
