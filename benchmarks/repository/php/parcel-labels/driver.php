<?php
namespace Driver;

require '/box/autoload.php';

use Parcels\Counter;
use Parcels\Labels;

class_exists(Labels::class);

/** Registers a parcel and asks for its label, as two visits of the web site do. */
function label(array $form, array $query): array
{
    $counter = new Counter();
    return $counter->label($counter->register($form), $query);
}
