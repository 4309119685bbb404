<?php

/** All pages by their name, so that what is asked for is looked up and never opened. */
function pages_below(string $folder, string $prefix = ''): array
{
    $pages = [];
    foreach (scandir($folder) as $entry) {
        if ($entry === '.' || $entry === '..') {
            continue;
        }
        if (is_dir("$folder/$entry")) {
            $pages += pages_below("$folder/$entry", "$prefix$entry/");
        } else {
            $pages[$prefix . $entry] = "$folder/$entry";
        }
    }
    return $pages;
}

function read_document(string $root, string $urlPath): ?string
{
    $pages = pages_below($root);
    $name = trim(rawurldecode($urlPath), '/');
    $file = $pages[$name] ?? $pages[ltrim("$name/index.md", '/')] ?? null;
    return $file === null ? null : file_get_contents($file);
}
