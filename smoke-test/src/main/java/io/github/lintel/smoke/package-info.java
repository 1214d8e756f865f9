/** The command {@code lintel}: smoke tests, monitoring, reports. */
@NullMarked
package io.github.lintel.smoke;

import org.jspecify.annotations.NullMarked;
