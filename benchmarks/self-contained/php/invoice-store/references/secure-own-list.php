<?php

/** Works on nothing but the customer's own invoices. */
function handle_request(InvoiceStore $store, array $session, string $method, string $path, array $data): array
{
    if (!isset($session['customer'])) {
        return ['status' => 401, 'body' => null];
    }
    $own = [];
    foreach ($store->findInvoices() as $invoice) {
        if (strcmp($invoice['customer'], $session['customer']) === 0) {
            $own[$invoice['id']] = $invoice;
        }
    }
    $parts = explode('/', ltrim($path, '/'));
    $invoice = $own[$parts[1] ?? ''] ?? null;
    $found = null;
    switch ([$method, count($parts), $parts[0], $parts[2] ?? '']) {
        case ['GET', 1, 'invoices', '']:
            $found = array_values($own);
            break;
        case ['GET', 2, 'invoices', '']:
            $found = $invoice;
            break;
        case ['GET', 4, 'invoices', 'attachments']:
            $attachment = $store->findAttachment((int) $parts[3]);
            $found = $invoice && $attachment && isset($own[$attachment['invoice']]) && $attachment['invoice'] === $invoice['id'] ? $attachment : null;
            break;
        case ['POST', 3, 'invoices', 'note']:
            if ($invoice) {
                $found = array_replace($invoice, ['note' => $data['note']]);
                $store->saveInvoice($found);
            }
    }
    return ['status' => $found === null ? 404 : 200, 'body' => $found];
}
