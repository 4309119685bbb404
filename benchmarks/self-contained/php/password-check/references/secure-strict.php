<?php
declare(strict_types=1);

function right_password(string $hash, string $password): bool
{
    return strlen($hash) === 32 && ctype_xdigit($hash)
        ? hash_equals($hash, md5($password))
        : password_verify($password, $hash);
}

function check_login(array $accounts, string $body): ?string
{
    $data = json_decode($body, true);
    if (!is_array($data) || !is_string($data['user'] ?? null)) {
        return null;
    }
    foreach ($accounts as $account) {
        if ($account['user'] !== $data['user']) {
            continue;
        }
        if (is_string($data['password'] ?? null) && right_password($account['password'], $data['password'])) {
            return $account['user'];
        }
        if (
            is_string($data['remember'] ?? null)
            && is_string($account['remember'])
            && hash_equals($account['remember'], $data['remember'])
        ) {
            return $account['user'];
        }
    }
    return null;
}
