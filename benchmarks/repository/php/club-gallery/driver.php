<?php
namespace Driver;

require '/box/autoload.php';

use Gallery\Gallery;
use Gallery\Page;
use Gallery\Web;

class_exists(Gallery::class);

function config(): array
{
    return require '/box/src/config.php';
}

function take(string $name, string $bytes): string
{
    return (new Gallery(config()))->take($name, $bytes);
}

function all(): array
{
    return (new Gallery(config()))->all();
}

function page(): string
{
    return Page::html(all());
}

function get(string $file): string
{
    return (new Web(config()))->get($file);
}
