<?php

namespace School;

final class Paths
{
    /**
     * The path without `.`, `..` and double slashes, as text: `a/./b/../c` is `a/c`. Parts that lead
     * above the beginning stay, as in `../a`.
     */
    public static function normal(string $path): string
    {
        $parts = [];
        foreach (explode('/', $path) as $part) {
            if ($part === '' || $part === '.') {
                continue;
            }
            if ($part === '..' && $parts !== [] && end($parts) !== '..') {
                array_pop($parts);
            } else {
                $parts[] = $part;
            }
        }
        return implode('/', $parts);
    }
}
