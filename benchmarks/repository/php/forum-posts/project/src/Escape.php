<?php

namespace Forum;

final class Escape
{
    /** Text between tags. Not for attributes: quotes stay. */
    public static function text(string $text): string
    {
        return htmlspecialchars($text, ENT_NOQUOTES | ENT_SUBSTITUTE, 'UTF-8');
    }

    /** Text in an attribute in double quotes. */
    public static function attribute(string $text): string
    {
        return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
    }
}
