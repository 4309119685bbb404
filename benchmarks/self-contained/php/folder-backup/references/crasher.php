<?php

function pack_files(string $folder, array $names, string $archive): int
{
    throw new LogicException('not implemented');
}
