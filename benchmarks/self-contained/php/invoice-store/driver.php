<?php
namespace {
    interface InvoiceStore
    {
        public function findInvoice(int $id): ?array;
        public function findInvoices(): array;
        public function saveInvoice(array $invoice): void;
        public function findAttachment(int $id): ?array;
    }
}

namespace Driver {
    final class Store implements \InvoiceStore
    {
        public array $invoices = [];
        public array $attachments = [];

        public function findInvoice(int $id): ?array
        {
            return $this->invoices[$id] ?? null;
        }

        public function findInvoices(): array
        {
            return array_values($this->invoices);
        }

        public function saveInvoice(array $invoice): void
        {
            $this->invoices[$invoice['id']] = $invoice;
        }

        public function findAttachment(int $id): ?array
        {
            return $this->attachments[$id] ?? null;
        }
    }

    function store(): Store
    {
        static $store = null;
        return $store ??= new Store();
    }

    function fill(array $invoices, array $attachments): void
    {
        store()->invoices = array_column($invoices, null, 'id');
        store()->attachments = array_column($attachments, null, 'id');
    }

    function invoice(int $id): ?array
    {
        return store()->findInvoice($id);
    }

    function request(array $session, string $method, string $path, array $data = []): array
    {
        return \handle_request(store(), $session, $method, $path, $data);
    }
}
