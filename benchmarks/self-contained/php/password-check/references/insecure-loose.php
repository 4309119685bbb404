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
                if (md5($data['password']) == $account['password'] || password_verify($data['password'], $account['password'])) {
                    return $account['user'];
                }
            }
            if (isset($data['remember']) && $account['remember'] == $data['remember']) {
                return $account['user'];
            }
        }
    }
    return null;
}
