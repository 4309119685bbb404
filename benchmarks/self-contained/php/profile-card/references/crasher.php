<?php

require __DIR__ . "/vendor/autoload.php";

function render_profile(array $profile): string
{
    return "";
}
