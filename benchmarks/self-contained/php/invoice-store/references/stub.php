<?php

function handle_request(InvoiceStore $store, array $session, string $method, string $path, array $data): array
{
    return ["status" => 404, "body" => null];
}
