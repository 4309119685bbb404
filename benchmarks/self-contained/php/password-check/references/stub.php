<?php

function check_login(array $accounts, string $body): ?string
{
    return null;
}
