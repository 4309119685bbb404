<?php

function location_after_login(string $query, string $site): string
{
    return "/";
}
