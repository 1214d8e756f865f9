/** Checks of the TLS handshake: why one failed, and with what. */
@NullMarked
package io.github.lintel.internal.checks.handshake;

import org.jspecify.annotations.NullMarked;
