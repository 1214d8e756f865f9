/** Strict reading of DER without copying and without recursion. */
@NullMarked
package io.github.lintel.internal.der;

import org.jspecify.annotations.NullMarked;
