/** Checks of the connection: name, address, TCP. */
@NullMarked
package io.github.lintel.internal.checks.connection;

import org.jspecify.annotations.NullMarked;
