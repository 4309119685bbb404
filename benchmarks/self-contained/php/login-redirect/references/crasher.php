<?php

function location_after_login(string $query, string $site): string
{
    header("Location: /account");
    exit;
}
