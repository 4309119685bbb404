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
        $command = "label -s $size -n $copies -- " . implode(' ', array_map('escapeshellarg', $lines));
        $filter = Printers::filter($query['printer'] ?? 'desk');
        if ($filter !== '') {
            $command .= " | $filter";
        }
        try {
            return Command::shell($command);
        } catch (CommandError $e) {
            throw new LabelError($e->getMessage());
        }
    }
}
