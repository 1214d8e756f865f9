/** Reads bundles before they are served. */
@NullMarked
package io.github.lintel.internal.bundle;

import org.jspecify.annotations.NullMarked;
