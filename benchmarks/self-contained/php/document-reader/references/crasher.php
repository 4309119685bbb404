<?php

exit(0);

function read_document(string $root, string $urlPath): ?string
{
    return null;
}
