<?php

namespace Parcels;

/** A program could not be started, or failed. */
final class CommandError extends \RuntimeException
{
}
