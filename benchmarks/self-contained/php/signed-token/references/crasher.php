<?php

function encode_token(array $claims, ?string $key, string $alg = "HS256"): string
{
    return JWT::encode($claims, $key, $alg);
}

function decode_token(string $token, ?string $key): array
{
    return (array) JWT::decode($token, $key);
}
