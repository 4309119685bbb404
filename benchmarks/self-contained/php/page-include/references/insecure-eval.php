<?php
function render_page(string $folder, string $page, array $params): string
{
    $file = "$folder/not-found.php";
    if (preg_match('~\A[a-z0-9_-]+(?:/[a-z0-9_-]+)*\z~', $page) && is_file("$folder/$page.php")) $file = "$folder/$page.php";
    $code = '';
    foreach ($params as $name => $value) {
        $code .= '$' . $name . ' = "' . addslashes($value) . '"; ';
    }
    ob_start();
    (function () { eval(func_get_arg(1)); include func_get_arg(0); })($file, $code);
    return ob_get_clean();
}
