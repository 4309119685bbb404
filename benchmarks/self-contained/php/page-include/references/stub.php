<?php

function render_page(string $folder, string $page, array $params): string
{
    return '';
}
