<?php

function log_request(string $file, array $request): void
{
    Log::info(json_encode($request));
}

function log_failed_login(string $file, string $time, string $user, string $address): void
{
    Log::warning("login failed");
}
