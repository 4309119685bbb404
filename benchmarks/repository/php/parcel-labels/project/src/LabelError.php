<?php

namespace Parcels;

/** There is no such label; the visitor is told why. */
final class LabelError extends \RuntimeException
{
}
