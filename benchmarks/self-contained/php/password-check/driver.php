<?php
namespace Driver;

function hash_of(string $password): string
{
    return password_hash($password, PASSWORD_BCRYPT, ['cost' => 4]);
}
