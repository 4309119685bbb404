<?php

function save_avatar(string $folder, int $member, array $upload): ?string
{
    return null;
}
