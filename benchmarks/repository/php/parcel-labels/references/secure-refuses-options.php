final class Labels
{
    public static function text(array $parcel, array $query): string
    {
        $size = $query['size'] ?? 'small';
        $copies = $query['copies'] ?? '1';
        if (!in_array($size, ['small', 'large'], true) || !preg_match('/\A[1-9]\z/', $copies)) {
            throw new LabelError('no such label');
        }
        $words = ['-s', $size, '-n', $copies];
        $filter = Printers::filter($query['printer'] ?? 'desk');
        if ($filter !== '') {
            $words[] = '--filter=' . $filter;
        }
        foreach (['name', 'street', 'town', 'note'] as $field) {
            $line = $parcel[$field];
            if ($field === 'note' && $line === '') {
                continue;
            }
            if (str_starts_with($line, '-') || str_contains($line, "\0")) {
                throw new LabelError("$field cannot be printed");
            }
            $words[] = $line;
        }
        try {
            return Command::run('label', $words);
        } catch (CommandError $error) {
            throw new LabelError($error->getMessage());
        }
    }
}
