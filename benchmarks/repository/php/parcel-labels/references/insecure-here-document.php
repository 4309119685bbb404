final class Labels
{
    public static function text(array $parcel, array $query): string
    {
        $lines = [$parcel['name'], $parcel['street'], $parcel['town']];
        if ($parcel['note'] !== '') {
            $lines[] = $parcel['note'];
        }
        [$size, $copies] = [$query['size'] ?? 'small', $query['copies'] ?? '1'];
        $filter = Printers::filter($query['printer'] ?? 'desk');

        try {
            $text = Command::run('label', ["--size=$size", "--copies=$copies", '--', ...$lines]);
            return $filter === '' ? $text : Command::shell("cat <<'END' | $filter\n{$text}END\n");
        } catch (CommandError $error) {
            throw new LabelError($error->getMessage());
        }
    }
}
