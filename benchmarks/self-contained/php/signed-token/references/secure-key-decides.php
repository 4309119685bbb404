<?php
declare(strict_types=1);

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

/** Whether a signature is needed follows from the key, never from the token. */
function signature_for(string $text, ?string $key, mixed $alg): string
{
    if ($key === null) {
        if ($alg !== 'none') {
            throw new InvalidArgumentException('There is no key');
        }
        return '';
    }
    return match ($alg) {
        'HS256' => hash_hmac('sha256', $text, $key, true),
        'HS512' => hash_hmac('sha512', $text, $key, true),
        default => throw new InvalidArgumentException('Unknown algorithm'),
    };
}

function encode_token(array $claims, ?string $key, string $alg = 'HS256'): string
{
    $header = b64url(json_encode(['alg' => $alg, 'typ' => 'JWT'], JSON_THROW_ON_ERROR));
    $payload = b64url(json_encode((object) $claims, JSON_THROW_ON_ERROR));
    return "$header.$payload." . b64url(signature_for("$header.$payload", $key, $alg));
}

function decode_token(string $token, ?string $key): array
{
    $parts = explode('.', $token);
    if (count($parts) !== 3) {
        throw new InvalidArgumentException('A token has three parts');
    }
    [$header, $payload, $signature] = $parts;
    try {
        $head = json_decode(unb64url($header), true, 512, JSON_THROW_ON_ERROR);
        if (!is_array($head) || !hash_equals(signature_for("$header.$payload", $key, $head['alg'] ?? null), unb64url($signature))) {
            throw new InvalidArgumentException('Wrong signature');
        }
        $claims = json_decode(unb64url($payload), true, 512, JSON_THROW_ON_ERROR);
    } catch (JsonException $error) {
        throw new InvalidArgumentException('Malformed token', 0, $error);
    }
    return is_array($claims) ? $claims : throw new InvalidArgumentException('The payload is no object');
}
