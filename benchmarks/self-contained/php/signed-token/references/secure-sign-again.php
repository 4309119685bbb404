<?php

class TokenException extends InvalidArgumentException {}

final class Jwt
{
    private const HASHES = ['HS256' => 'sha256', 'HS512' => 'sha512'];

    public static function base64(string $bytes): string
    {
        return sodium_bin2base64($bytes, SODIUM_BASE64_VARIANT_URLSAFE_NO_PADDING);
    }

    public static function json(string $part): array
    {
        try {
            $value = json_decode(sodium_base642bin($part, SODIUM_BASE64_VARIANT_URLSAFE_NO_PADDING), true);
        } catch (SodiumException) {
            $value = null;
        }
        return is_array($value) ? $value : throw new TokenException('This part is no object');
    }

    public static function signed(string $text, ?string $key, $alg): string
    {
        if ($key === null && $alg === 'none') {
            return $text . '.';
        }
        if ($key === null || !is_string($alg) || !isset(self::HASHES[$alg])) {
            throw new TokenException('The algorithm does not go with the key');
        }
        return $text . '.' . self::base64(hash_hmac(self::HASHES[$alg], $text, $key, true));
    }
}

function encode_token(array $claims, ?string $key, string $alg = 'HS256'): string
{
    $parts = [json_encode(['alg' => $alg, 'typ' => 'JWT']), json_encode((object) $claims)];
    return Jwt::signed(implode('.', array_map(Jwt::base64(...), $parts)), $key, $alg);
}

function decode_token(string $token, ?string $key): array
{
    if (!preg_match('/\A(([\w-]+)\.([\w-]+))\.[\w-]*\z/', $token, $m)) {
        throw new TokenException('Malformed token');
    }
    $header = Jwt::json($m[2]);
    // The whole token is made again: it must come out as it came in.
    if (!hash_equals(Jwt::signed($m[1], $key, $header['alg'] ?? null), $token)) {
        throw new TokenException('Wrong signature');
    }
    return Jwt::json($m[3]);
}
