/** Finds and judges the paths from a leaf to the trust anchors. */
@NullMarked
package io.github.lintel.internal.path;

import org.jspecify.annotations.NullMarked;
