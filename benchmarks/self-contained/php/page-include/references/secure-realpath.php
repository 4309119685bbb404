<?php

final class Page
{
    public function __construct(private string $__file) {}

    public function show(array $__params): void
    {
        foreach ($__params as $__key => $__value) {
            if (!str_starts_with($__key, '__') && $__key !== 'this') {
                $$__key = $__value;
            }
        }
        require $this->__file;
    }
}

function render_page(string $folder, string $page, array $params): string
{
    $base = realpath($folder);
    $real = str_contains($page, "\0") ? false : realpath("$base/$page.php");
    if ($real === false || !str_starts_with($real, $base . '/') || !is_file($real)) {
        $real = $base . '/not-found.php';
    }
    ob_start();
    (new Page($real))->show($params);
    return ob_get_clean();
}
