<?php

function pack_files(string $folder, array $names, string $archive): int
{
    return 0;
}
