/** What the built-in checks share: words, expiry, and who tells which fault of a path. */
@NullMarked
package io.github.lintel.internal.checks;

import org.jspecify.annotations.NullMarked;
