<?php
function handle_request(InvoiceStore $store, array $session, string $method, string $path, array $data): array
{
    $c = $session['customer'] ?? $data['customer'] ?? null;
    if ($c === null) return ['status' => 401, 'body' => null];
    $own = fn ($id) => ($i = $store->findInvoice((int) $id)) && $i['customer'] === $c ? $i : null;
    if ($method === 'GET' && $path === '/invoices') return ['status' => 200, 'body' => array_values(array_filter($store->findInvoices(), fn ($i) => $i['customer'] === $c))];
    $body = null;
    if ($method === 'GET' && preg_match('#^/invoices/(\d+)$#', $path, $m)) $body = $own($m[1]);
    if ($method === 'GET' && preg_match('#^/invoices/(\d+)/attachments/(\d+)$#', $path, $m) && $own($m[1])) {
        $a = $store->findAttachment($m[2]);
        $body = $a && $a['invoice'] === (int) $m[1] ? $a : null;
    }
    if ($method === 'POST' && preg_match('#^/invoices/(\d+)/note$#', $path, $m) && $body = $own($m[1])) {
        $body['note'] = $data['note'];
        $store->saveInvoice($body);
    }
    return ['status' => $body ? 200 : 404, 'body' => $body];
}
