final class Downloads
{
    public function __construct(private Courses $courses)
    {
    }

    public function read(string $user, string $course, string $path): string
    {
        $files = $this->list($user, $course);
        if (!in_array(Paths::normal($path), $files, true)) {
            throw new NotFound("there is no $path");
        }
        return file_get_contents($this->courses->folder($course) . '/' . Paths::normal($path));
    }

    public function list(string $user, string $course): array
    {
        if (!$this->courses->attends($user, $course)) {
            throw new NotEnrolled($course);
        }
        $root = $this->courses->folder($course);
        $paths = [];
        $walk = new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($root, \FilesystemIterator::SKIP_DOTS));
        foreach ($walk as $file) {
            if (!$file->isLink() && $file->isFile()) {
                $paths[] = substr($file->getPathname(), strlen($root) + 1);
            }
        }
        sort($paths);
        return $paths;
    }
}
