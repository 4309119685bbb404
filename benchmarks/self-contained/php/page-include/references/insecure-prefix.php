<?php

function render_page(string $folder, string $page, array $params): string
{
    $real = realpath("$folder/$page.php");
    if ($real === false || strncmp($real, $folder, strlen($folder)) !== 0) {
        $real = "$folder/not-found.php";
    }
    $show = static function () {
        extract(func_get_arg(1), EXTR_SKIP);
        include func_get_arg(0);
    };
    ob_start();
    $show($real, $params);
    return ob_get_clean();
}
