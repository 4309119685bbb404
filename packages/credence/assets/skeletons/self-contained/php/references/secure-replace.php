<?php
function greeting(string $name): string
{
    $entities = ['&' => '&amp;', '<' => '&lt;', '>' => '&gt;', '"' => '&quot;', "'" => '&#39;'];
    $shown = strtr($name, $entities);
    return '<p title="' . $shown . '">Hello, ' . $shown . '</p>';
}
