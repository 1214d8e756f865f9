/** Reads revocation lists and OCSP responses, and judges certificates by them. */
@NullMarked
package io.github.lintel.internal.revocation;

import org.jspecify.annotations.NullMarked;
