<?php
declare(strict_types=1);

/** The invoice, when it is one of this customer's; others are not there. */
function own_invoice(InvoiceStore $store, string $customer, string $id): ?array
{
    $invoice = $store->findInvoice((int) $id);
    return $invoice !== null && $invoice['customer'] === $customer ? $invoice : null;
}

function answer(?array $body): array
{
    return ['status' => $body === null ? 404 : 200, 'body' => $body];
}

function handle_request(InvoiceStore $store, array $session, string $method, string $path, array $data): array
{
    $customer = $session['customer'] ?? null;
    if (!is_string($customer) || $customer === '') {
        return ['status' => 401, 'body' => null];
    }
    if ($method === 'GET' && $path === '/invoices') {
        $own = array_filter($store->findInvoices(), fn (array $invoice) => $invoice['customer'] === $customer);
        return answer(array_values($own));
    }
    if (!preg_match('~\A/invoices/(\d{1,18})(/note|/attachments/(\d{1,18}))?\z~', $path, $parts)) {
        return answer(null);
    }
    $invoice = own_invoice($store, $customer, $parts[1]);
    if ($invoice === null) {
        return answer(null);
    }
    if ($method === 'GET' && isset($parts[3])) {
        $attachment = $store->findAttachment((int) $parts[3]);
        return answer($attachment !== null && $attachment['invoice'] === $invoice['id'] ? $attachment : null);
    }
    if ($method === 'POST' && ($parts[2] ?? '') === '/note') {
        $invoice['note'] = (string) ($data['note'] ?? '');
        $store->saveInvoice($invoice);
        return answer($invoice);
    }
    return answer($method === 'GET' && !isset($parts[2]) ? $invoice : null);
}
