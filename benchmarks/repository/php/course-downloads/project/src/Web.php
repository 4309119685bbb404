<?php

namespace School;

/** What the web server calls, with the name that the visitor signed in with. */
final class Web
{
    private Downloads $downloads;

    public function __construct(Courses $courses)
    {
        $this->downloads = new Downloads($courses);
    }

    /** `/courses/<course>/<path>` is a file, `/courses/<course>/` the list. */
    public function get(string $user, string $address): array
    {
        if (!preg_match('#^/courses/([^/]+)/(.*)$#s', $address, $match)) {
            return ['status' => 404];
        }
        [$course, $path] = [rawurldecode($match[1]), rawurldecode($match[2])];
        try {
            if ($path === '') {
                return ['status' => 200, 'files' => $this->downloads->list($user, $course)];
            }
            return ['status' => 200, 'content' => $this->downloads->read($user, $course, $path)];
        } catch (NotEnrolled) {
            return ['status' => 403];
        } catch (NotFound) {
            return ['status' => 404];
        }
    }
}
