<?php

function preview(string $url, array $hosts): array
{
    $curl = curl_init($url);
    return ["url" => $url, "title" => curl_exec($curl)];
}
