<?php

namespace School;

final class NotFound extends \RuntimeException
{
}
