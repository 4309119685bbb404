<?php

/** For what stands between tags. An attribute needs `attribute`. */
function escape(string $text): string
{
    return htmlspecialchars($text, ENT_NOQUOTES);
}

/** For what stands between the double quotes of an attribute. */
function attribute(string $text): string
{
    return htmlspecialchars($text, ENT_COMPAT);
}
