final class Message
{
    public static function compose(array $form, string $to): string
    {
        return '';
    }
}
