/**
 * The file of front doors, {@code lintel.yaml}: what a team keeps an eye on, and what it expects.
 */
@NullMarked
package io.github.lintel.smoke.frontdoors;

import org.jspecify.annotations.NullMarked;
