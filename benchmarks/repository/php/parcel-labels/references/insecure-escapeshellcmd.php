final class Labels
{
    public static function text(array $parcel, array $query): string
    {
        $options = escapeshellcmd('-s ' . ($query['size'] ?? 'small') . ' -n ' . ($query['copies'] ?? '1'));
        $lines = [$parcel['name'], $parcel['street'], $parcel['town']];
        if ($parcel['note'] !== '') {
            $lines[] = $parcel['note'];
        }
        $command = "label $options -- " . implode(' ', array_map('escapeshellarg', $lines));
        $filter = Printers::filter($query['printer'] ?? 'desk');
        try {
            $label = Command::shell($command);
            return $filter === '' ? $label : Command::shell($filter, $label);
        } catch (CommandError $e) {
            throw new LabelError($e->getMessage());
        }
    }
}
