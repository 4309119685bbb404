<?php

function check_login(array $accounts, string $body): ?string
{
    die("not logged in");
}
