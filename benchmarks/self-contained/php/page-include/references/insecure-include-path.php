<?php

function render_page(string $folder, string $page, array $params): string
{
    ob_start();
    (static function () use ($folder) {
        extract(func_get_arg(1), EXTR_SKIP);
        set_include_path(func_get_arg(2));
        if (str_contains(func_get_arg(0), '..') || !@include func_get_arg(0) . '.php') {
            include func_get_arg(2) . '/not-found.php';
        }
    })($page, $params, $folder);
    return ob_get_clean();
}
