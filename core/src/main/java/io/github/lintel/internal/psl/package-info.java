/** The Public Suffix List. */
@NullMarked
package io.github.lintel.internal.psl;

import org.jspecify.annotations.NullMarked;
