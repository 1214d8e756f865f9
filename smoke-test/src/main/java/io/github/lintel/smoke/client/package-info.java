/** The certificate that is presented where a front door asks for one. */
@NullMarked
package io.github.lintel.smoke.client;

import org.jspecify.annotations.NullMarked;
