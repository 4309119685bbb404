<?php

function render_page(string $folder, string $page, array $params): string
{
    $template = $folder . '/not-found.php';
    if (preg_match('#^[a-z0-9_-]+(/[a-z0-9_-]+)*$#D', $page) && is_file("$folder/$page.php")) {
        $template = "$folder/$page.php";
    }
    ob_start();
    extract($params);
    include $template;
    return ob_get_clean();
}
