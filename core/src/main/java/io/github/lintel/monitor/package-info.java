/** Front doors that are verified again and again, and what tells when one changes. */
@NullMarked
package io.github.lintel.monitor;

import org.jspecify.annotations.NullMarked;
