<?php

function log_request(string $file, array $request): void
{
}

function log_failed_login(string $file, string $time, string $user, string $address): void
{
}
