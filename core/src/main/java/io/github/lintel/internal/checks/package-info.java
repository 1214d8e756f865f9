/** The built-in checks. */
@NullMarked
package io.github.lintel.internal.checks;

import org.jspecify.annotations.NullMarked;
