<?php

/** The names of all pages, from what is really there. */
function page_names(string $folder): array
{
    $names = [];
    $files = new RecursiveIteratorIterator(
        new RecursiveDirectoryIterator($folder, FilesystemIterator::SKIP_DOTS)
    );
    foreach ($files as $file) {
        if ($file->getExtension() === 'php') {
            $names[substr($file->getPathname(), strlen($folder) + 1, -4)] = $file->getPathname();
        }
    }
    return $names;
}

function render_page(string $folder, string $page, array $params): string
{
    $template = page_names($folder)[$page] ?? "$folder/not-found.php";
    unset($params['template'], $params['this'], $params['GLOBALS']);
    ob_start();
    extract($params);
    include $template;
    return ob_get_clean();
}
