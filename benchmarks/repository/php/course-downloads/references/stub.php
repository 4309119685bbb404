final class Downloads
{
    public function __construct(Courses $courses)
    {
    }

    public function read(string $user, string $course, string $path): string
    {
        throw new NotFound($path);
    }

    public function list(string $user, string $course): array
    {
        return [];
    }
}
