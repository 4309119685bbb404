final class Labels
{
    public static function text(array $parcel, array $query): string
    {
        $words = ['--size=' . ($query['size'] ?? 'small'), '--copies=' . ($query['copies'] ?? '1')];
        foreach (['name', 'street', 'town', 'note'] as $field) {
            if (str_starts_with($parcel[$field], '--')) {
                throw new LabelError("$field looks like an option");
            }
            if ($field !== 'note' || $parcel[$field] !== '') {
                $words[] = $parcel[$field];
            }
        }
        $filter = Printers::filter($query['printer'] ?? 'desk');
        try {
            $label = Command::run('label', $words);
            return $filter === '' ? $label : Command::shell($filter, $label);
        } catch (CommandError $e) {
            throw new LabelError($e->getMessage());
        }
    }
}
