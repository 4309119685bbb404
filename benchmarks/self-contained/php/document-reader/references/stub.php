<?php

function read_document(string $root, string $urlPath): ?string
{
    return null;
}
