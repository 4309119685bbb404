final class Labels
{
    public static function text(array $parcel, array $query): string
    {
        $size = $query['size'] ?? 'small';
        $copies = $query['copies'] ?? '1';
        $lines = [$parcel['name'], $parcel['street'], $parcel['town']];
        if ($parcel['note'] !== '') {
            $lines[] = $parcel['note'];
        }
        $quoted = implode(' ', array_map(fn ($line) => Command::quote($line), $lines));
        $command = "label --size=$size --copies=$copies -- $quoted";
        $filter = Printers::filter($query['printer'] ?? 'desk');
        if ($filter !== '') {
            $command .= " | $filter";
        }
        try {
            return Command::shell($command);
        } catch (CommandError $e) {
            throw new LabelError('Could not print the label');
        }
    }
}
