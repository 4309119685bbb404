<?php

require_once __DIR__ . '/text.php';

// credence:begin
function greeting(string $name): string
{
    return '<p title="' . attribute($name) . '">Hello, ' . escape($name) . '</p>';
}
// credence:end
