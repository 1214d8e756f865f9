/** Files that hold certificates and keys. */
@NullMarked
package io.github.lintel.internal.x509;

import org.jspecify.annotations.NullMarked;
