/** The rules for a bundle that lies on disk. */
@NullMarked
package io.github.lintel.internal.checks.bundle;

import org.jspecify.annotations.NullMarked;
