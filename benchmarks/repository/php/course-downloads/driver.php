<?php
namespace Driver;

require '/box/autoload.php';

use School\Courses;
use School\Downloads;
use School\Web;

class_exists(Downloads::class);

function get(string $user, string $address): array
{
    $courses = new Courses('/box/courses');
    $courses->enrol('ada', 'maths');
    $courses->enrol('ada', 'math');
    $courses->enrol('eve', 'art');
    return (new Web($courses))->get($user, $address);
}
