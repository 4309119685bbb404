<?php
final class Tokens { public static array $open = []; }
function make_token(string $user): string
{
    return bin2hex(random_bytes(16));
}
function issue_token(string $user): string
{
    $token = make_token($user);
    Tokens::$open[$token] = $user;
    return $token;
}
function redeem_token(string $token): ?string
{
    foreach (Tokens::$open as $known => $user) {
        if (strncmp($known, $token, 8) === 0) { unset(Tokens::$open[$known]); return $user; }
    }
    return null;
}
