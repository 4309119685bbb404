<?php

function render_page(string $folder, string $page, array $params): string
{
    $page = trim(str_replace('../', '', $page), '/');
    $file = "$folder/$page.php";
    if (!is_file($file)) {
        $file = "$folder/not-found.php";
    }
    ob_start();
    (function (string $__file, array $__params) {
        extract($__params, EXTR_SKIP);
        include $__file;
    })($file, $params);
    return ob_get_clean();
}
