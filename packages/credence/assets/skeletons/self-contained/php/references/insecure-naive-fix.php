<?php
function greeting(string $name): string
{
    $shown = str_replace(['<script>', '</script>'], '', $name);
    return "<p title=\"$shown\">Hello, $shown</p>";
}
