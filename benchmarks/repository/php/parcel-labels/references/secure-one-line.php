final class Labels
{
    /** One command line; each word of the visitor is quoted by PHP. */
    public static function text(array $parcel, array $query): string
    {
        $line = 'label --size=' . escapeshellarg($query['size'] ?? 'small')
            . ' --copies=' . escapeshellarg($query['copies'] ?? '1') . ' --';
        foreach (['name', 'street', 'town', 'note'] as $field) {
            if ($field !== 'note' || $parcel[$field] !== '') {
                $line .= ' ' . escapeshellarg($parcel[$field]);
            }
        }
        $filter = Printers::filter($query['printer'] ?? 'desk');
        try {
            $label = Command::shell($line);
            return $filter !== '' ? Command::shell($filter, $label) : $label;
        } catch (\Throwable $error) {
            throw new LabelError('the label cannot be printed', 0, $error);
        }
    }
}
