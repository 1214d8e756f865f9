/** The command. */
@NullMarked
package io.github.lintel.smoke;

import org.jspecify.annotations.NullMarked;
