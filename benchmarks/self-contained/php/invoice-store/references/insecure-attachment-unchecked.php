<?php

function handle_request(InvoiceStore $store, array $session, string $method, string $path, array $data): array
{
    $customer = $session['customer'] ?? null;
    if ($customer === null) {
        return ['status' => 401, 'body' => null];
    }
    $mine = fn (?array $invoice) => $invoice !== null && $invoice['customer'] === $customer;
    $body = null;
    if ($method === 'GET' && $path === '/invoices') {
        $body = array_values(array_filter($store->findInvoices(), $mine));
    } elseif ($method === 'GET' && preg_match('#^/invoices/(\d+)$#', $path, $m)) {
        $invoice = $store->findInvoice((int) $m[1]);
        $body = $mine($invoice) ? $invoice : null;
    } elseif ($method === 'GET' && preg_match('#^/invoices/(\d+)/attachments/(\d+)$#', $path, $m)) {
        $invoice = $store->findInvoice((int) $m[1]);
        $attachment = $store->findAttachment((int) $m[2]);
        $body = $attachment !== null && $attachment['invoice'] === ($invoice['id'] ?? null) ? $attachment : null;
    } elseif ($method === 'POST' && preg_match('#^/invoices/(\d+)/note$#', $path, $m)) {
        $invoice = $store->findInvoice((int) $m[1]);
        if ($mine($invoice)) {
            $invoice['note'] = $data['note'];
            $store->saveInvoice($invoice);
            $body = $invoice;
        }
    }
    return ['status' => $body === null ? 404 : 200, 'body' => $body];
}
