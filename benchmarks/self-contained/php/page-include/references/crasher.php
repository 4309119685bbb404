<?php

function render_page(string $folder, string $page, array $params): string
{
    exit(1);
}
