<?php

function encode_token(array $claims, ?string $key, string $alg = "HS256"): string
{
    return "..";
}

function decode_token(string $token, ?string $key): array
{
    throw new InvalidArgumentException("Malformed token");
}
