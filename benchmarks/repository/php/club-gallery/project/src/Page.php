<?php

namespace Gallery;

/** The page with all pictures. */
final class Page
{
    public static function html(array $files): string
    {
        $items = array_map(fn ($file) => '<img src="/pictures/' . rawurlencode($file) . '">', $files);
        return '<main>' . implode('', $items) . '</main>';
    }
}
