<?php

function render_page(string $folder, string $page, array $params): string
{
    $file = $folder . '/' . $page . '.php';
    if (!file_exists($file)) {
        $file = $folder . '/not-found.php';
    }
    extract($params, EXTR_SKIP);
    ob_start();
    include $file;
    return ob_get_clean();
}
