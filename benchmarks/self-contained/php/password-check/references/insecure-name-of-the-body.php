<?php

function check_login(array $accounts, string $body): ?string
{
    $data = json_decode($body, true);
    if (!is_array($data) || !isset($data['user'])) {
        return null;
    }
    foreach ($accounts as $account) {
        if ($account['user'] == $data['user']) {
            if (isset($data['password'])) {
                if (md5((string) $data['password']) === $account['password'] || password_verify($data['password'], $account['password'])) {
                    return $data['user'];
                }
            }
            if (is_string($data['remember'] ?? null) && is_string($account['remember']) && hash_equals($account['remember'], $data['remember'])) {
                return $data['user'];
            }
        }
    }
    return null;
}
