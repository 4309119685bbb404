<?php

spl_autoload_register(function (string $class): void {
    if (str_starts_with($class, 'Parcels\\')) {
        require __DIR__ . '/src/' . substr($class, 8) . '.php';
    }
});
