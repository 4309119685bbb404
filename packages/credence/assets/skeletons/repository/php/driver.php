<?php
namespace Driver;

require '/box/welcome/site.php';

function visit(string $name): string
{
    return \visit($name);
}
