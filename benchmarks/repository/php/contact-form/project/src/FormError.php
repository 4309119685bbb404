<?php

namespace Contact;

/** A form that the visitor has to mend. */
final class FormError extends \RuntimeException
{
}
