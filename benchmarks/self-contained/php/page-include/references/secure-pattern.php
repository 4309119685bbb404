<?php
declare(strict_types=1);

function render_page(string $folder, string $page, array $params): string
{
    $file = "$folder/not-found.php";
    if (preg_match('~\A[a-z0-9_-]+(?:/[a-z0-9_-]+)*\z~', $page) && is_file("$folder/$page.php")) {
        $file = "$folder/$page.php";
    }
    // Only what func_get_arg() hands out is used, so that no parameter can stand in its place.
    $run = static function () {
        extract(func_get_arg(1), EXTR_SKIP);
        include func_get_arg(0);
    };
    ob_start();
    try {
        $run($file, $params);
        return (string) ob_get_contents();
    } finally {
        ob_end_clean();
    }
}
