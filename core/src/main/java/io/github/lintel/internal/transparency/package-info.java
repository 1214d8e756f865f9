/** Certificate transparency: reads and verifies signed timestamps (RFC 6962). */
@NullMarked
package io.github.lintel.internal.transparency;

import org.jspecify.annotations.NullMarked;
