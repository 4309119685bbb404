final class Post
{
    public static function html(string $text, Users $users): string
    {
        return '';
    }
}
