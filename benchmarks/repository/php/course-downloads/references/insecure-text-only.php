final class Downloads
{
    public function __construct(private Courses $courses)
    {
    }

    public function read(string $user, string $course, string $path): string
    {
        if (!$this->courses->attends($user, $course)) {
            throw new NotEnrolled($course);
        }
        $path = Paths::normal($path);
        if (str_starts_with($path, '../') || $path === '..') {
            throw new NotFound($path);
        }
        $file = $this->courses->folder($course) . '/' . $path;
        if (!is_file($file)) {
            throw new NotFound($path);
        }
        return file_get_contents($file);
    }

    public function list(string $user, string $course): array
    {
        if (!$this->courses->attends($user, $course)) {
            throw new NotEnrolled($course);
        }
        $root = $this->courses->folder($course);
        $files = [];
        $walk = new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($root, \FilesystemIterator::SKIP_DOTS));
        foreach ($walk as $file) {
            if ($file->isFile() && !$file->isLink()) {
                $files[] = substr($file->getPathname(), strlen($root) + 1);
            }
        }
        sort($files);
        return $files;
    }
}
