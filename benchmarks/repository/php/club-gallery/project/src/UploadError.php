<?php

namespace Gallery;

/** A file that is not taken, with the reason for the visitor. */
final class UploadError extends \RuntimeException
{
}
