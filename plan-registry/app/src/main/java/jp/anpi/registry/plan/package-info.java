/**
 * Promises the evacuation plans as far as the first slice keeps them: that one exists, its version and status, and who is
 * named to check on the person. May use the store and the http module. Start reading at {@code PlanRoutes}.
 */
@NullMarked
package jp.anpi.registry.plan;

import org.jspecify.annotations.NullMarked;
