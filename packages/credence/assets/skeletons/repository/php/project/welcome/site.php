<?php

require_once __DIR__ . '/page.php';

function visit(string $name): string
{
    return '<body>' . greeting($name) . '</body>';
}
