/** What to verify and whom to trust: endpoints, bundles, expected certificates, trust anchors. */
@NullMarked
package io.github.lintel.endpoint;

import org.jspecify.annotations.NullMarked;
