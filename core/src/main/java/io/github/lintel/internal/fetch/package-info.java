/** Fetches what certificates name, when that is asked for: their status, and their issuers. */
@NullMarked
package io.github.lintel.internal.fetch;

import org.jspecify.annotations.NullMarked;
