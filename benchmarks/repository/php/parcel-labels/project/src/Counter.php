<?php

namespace Parcels;

/** What the web server calls. */
final class Counter
{
    /** @var array<string, array> */
    private array $parcels = [];

    /** @param array $form as the browser sent it */
    public function register(array $form): string
    {
        $id = 'P' . (count($this->parcels) + 1);
        foreach (['name', 'street', 'town', 'note'] as $field) {
            $this->parcels[$id][$field] = is_string($form[$field] ?? null) ? $form[$field] : '';
        }
        return $id;
    }

    /** @param array $query as it stands in the address */
    public function label(string $id, array $query): array
    {
        try {
            $parcel = $this->parcels[$id] ?? throw new LabelError('no such parcel');
            return ['label' => Labels::text($parcel, array_filter($query, is_string(...)))];
        } catch (LabelError $error) {
            return ['error' => $error->getMessage()];
        }
    }
}
