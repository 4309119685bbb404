<?php

function render_page(string $folder, string $page, array $params): string
{
    $known = preg_match('#\A[\w-]+(/[\w-]+)*\z#', $page) && is_file("$folder/$page.php");
    $page = $known ? $page : 'not-found';
    foreach ($params as $name => $value) {
        $$name = $value;
    }
    ob_start();
    require "$folder/$page.php";
    return ob_get_clean();
}
