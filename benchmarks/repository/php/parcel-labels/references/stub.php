final class Labels
{
    public static function text(array $parcel, array $query): string
    {
        return '';
    }
}
