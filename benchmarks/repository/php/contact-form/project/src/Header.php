<?php

namespace Contact;

/** What may stand in the header of a mail. */
final class Header
{
    /**
     * A value that is not plain ASCII as an encoded word (RFC 2047); any other as it is.
     */
    public static function encode(string $value): string
    {
        if (preg_match('/[^\x00-\x7f]/', $value)) {
            return '=?UTF-8?B?' . base64_encode($value) . '?=';
        }
        return $value;
    }

    /** Whether a value can stand on one line: no line ends, no other control characters. */
    public static function isLine(string $value): bool
    {
        return preg_match('/[\x00-\x1f\x7f]/', $value) === 0;
    }

    /** Whether a text has the form of one address. The browser has checked it more closely. */
    public static function isAddress(string $value): bool
    {
        return preg_match('/^[^@\s]+@[^@\s]+/', $value) === 1;
    }
}
