<?php

namespace School;

final class NotEnrolled extends \RuntimeException
{
}
