<?php

namespace Gallery;

/** The kinds of pictures, by how their bytes begin. */
final class Kinds
{
    private const BEGINNINGS = [
        'png' => "\x89PNG\r\n\x1a\n",
        'jpg' => "\xff\xd8\xff",
        'gif' => 'GIF8',
    ];

    /** The ending of the kind that the bytes begin like, or `null`. Says nothing of what follows. */
    public static function of(string $bytes): ?string
    {
        foreach (self::BEGINNINGS as $ending => $beginning) {
            if (str_starts_with($bytes, $beginning)) {
                return $ending;
            }
        }
        return null;
    }
}
