final class Labels
{
    public static function text(array $parcel, array $query): string
    {
        $words = ['--size=' . ($query['size'] ?? 'small'), '--copies=' . ($query['copies'] ?? '1')];
        array_push($words, $parcel['name'], $parcel['street'], $parcel['town']);
        if ($parcel['note'] !== '') {
            $words[] = $parcel['note'];
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
