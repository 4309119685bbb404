<?php

function preview(string $url, array $hosts): array
{
    return ["url" => $url, "title" => ""];
}
